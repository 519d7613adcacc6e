package io.podium.domain.usecase;

import io.podium.domain.service.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the services that depend on one, directly or through others. Services that depend on each other in a circle are
 * not refused, since services that call each other are common; each is found once.
 */
public final class FindDependants {
    /** The most dependants that are named. */
    public static final int MAX = 100;

    private final Stores stores;

    public FindDependants(Stores stores) {
        this.stores = stores;
    }

    /**
     * A service that depends on another.
     *
     * @param serviceId the service
     * @param through the service that it depends on by which it is affected, or null if it depends on it directly
     */
    public record Dependant(String serviceId, @Nullable String through) {}

    /**
     * The dependants of a service.
     *
     * @param dependants at most {@link #MAX}, the nearest first
     * @param more whether there may be others
     */
    public record Found(List<Dependant> dependants, boolean more) {
        public Found {
            dependants = List.copyOf(dependants);
        }

        /** Returns a sentence for each dependant of {@code id}. */
        public List<String> words(String id) {
            List<String> words = new ArrayList<>();
            dependants.forEach(dependant -> words.add("service " + dependant.serviceId() + " depends on " + id
                    + (dependant.through() == null ? "" : " through " + dependant.through())));
            if (more) {
                words.add("more services than these " + MAX + " depend on " + id);
            }
            return words;
        }
    }

    /** Returns the dependants of a service, which need not exist. */
    public Found of(String id) {
        List<Dependant> found = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(id));
        Deque<String> open = new ArrayDeque<>(Set.of(id));
        while (!open.isEmpty()) {
            String next = open.remove();
            for (Service service : stores.services().dependants(next, MAX + 1)) {
                if (seen.add(service.id())) {
                    if (found.size() == MAX) {
                        return new Found(found, true);
                    }
                    found.add(new Dependant(service.id(), next.equals(id) ? null : next));
                    open.add(service.id());
                }
            }
        }
        return new Found(found, false);
    }
}
