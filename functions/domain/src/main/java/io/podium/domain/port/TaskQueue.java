package io.podium.domain.port;

import java.time.Duration;
import java.util.Collection;

/** The queue of wake-ups that starts the scheduler. A wake-up may be lost or come twice: the truth is in the store. */
public interface TaskQueue {

    /** The longest delay that a wake-up can have. */
    Duration MAX_DELAY = Duration.ofMinutes(15);

    /**
     * Has the scheduler look at ready queues.
     *
     * @param wakes where to look; none is fine
     * @param delay how long from now, at most {@link #MAX_DELAY}
     * @throws QueueUnavailableException if the wake-ups could not be sent
     */
    void wake(Collection<Wake> wakes, Duration delay);

    /** Has the scheduler look at once. */
    default void wake(Collection<Wake> wakes) {
        wake(wakes, Duration.ZERO);
    }
}
