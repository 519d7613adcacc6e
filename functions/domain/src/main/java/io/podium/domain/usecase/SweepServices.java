package io.podium.domain.usecase;

import io.podium.domain.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks after the registry: tells once of each service that has lapsed, with those who depend on it, and mends links that
 * a crash left missing.
 */
public final class SweepServices {
    /** Each service's links are looked at once in this many minutes. */
    static final int LINKS_MINUTES = 15;

    private final Stores stores;
    private final Surroundings surroundings;
    private final FindDependants findDependants;

    public SweepServices(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.findDependants = new FindDependants(stores);
    }

    /**
     * A service that was not heard of within its time to live.
     *
     * @param service the service
     * @param dependants who depends on it
     */
    public record Lapse(Service service, FindDependants.Found dependants) {}

    /**
     * What a sweep found.
     *
     * @param lapses services that have lapsed and of which nobody was told before
     * @param mendedLinks links to services that were missing
     */
    public record Report(List<Lapse> lapses, int mendedLinks) {
        public Report {
            lapses = List.copyOf(lapses);
        }
    }

    /** Sweeps all services. */
    public Report run() {
        Instant now = surroundings.now();
        List<Lapse> lapses = new ArrayList<>();
        int mended = 0;
        for (Service service : stores.services().all()) {
            if (linksAreDue(service, now)) {
                mended += stores.services().mend(service);
            }
            boolean fresh = !service.isAlive(now) && !service.lapseTold();
            if (fresh && stores.services().storeMoved(service.lapseTold(now))) {
                lapses.add(new Lapse(service, findDependants.of(service.id())));
            }
        }
        return new Report(lapses, mended);
    }

    private static boolean linksAreDue(Service service, Instant now) {
        long minute = now.getEpochSecond() / Duration.ofMinutes(1).toSeconds();
        return Math.floorMod(service.id().hashCode() + minute, LINKS_MINUTES) == 0;
    }
}
