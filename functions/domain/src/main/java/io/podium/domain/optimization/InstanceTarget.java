package io.podium.domain.optimization;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many instances a service should have, before capacity is looked at.
 *
 * @param service the service
 * @param estimate what is believed of it, or null where nothing ever was observed
 * @param history what it did in the last cycles
 * @param least fewest instances that meet the target
 * @param wanted instances to ask for, with hysteresis and cooldown
 * @param waiting whether more is to be done than may be done now
 * @param reason why, in a sentence
 */
record InstanceTarget(
        ServiceSettings service,
        @Nullable ServiceEstimate estimate,
        ServiceHistory history,
        int least,
        int wanted,
        boolean waiting,
        String reason) {

    /** Returns the target without what is held only for calm. */
    InstanceTarget withoutReserve() {
        return wanted <= least
                ? this
                : with(service, least, " Capacity is short, so it is asked to do with " + least + ".");
    }

    /** Returns the target held at a number, and in some pools where they are not null, with the reason added. */
    InstanceTarget heldAt(int number, @Nullable Set<String> pools, String words) {
        return with(pools == null ? service : service.in(pools), number, words);
    }

    private InstanceTarget with(ServiceSettings settings, int number, String words) {
        return new InstanceTarget(settings, estimate, history, least, number, waiting, reason + words);
    }
}
