package io.podium.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before asking again: twice as long each time, with half of it left to chance. */
final class Backoff {
    private final Duration shortest;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration shortest, Duration longest, RandomGenerator random) {
        this.shortest = shortest;
        this.longest = longest;
        this.random = random;
        this.next = shortest;
    }

    /** Returns the next wait. */
    Duration next() {
        long whole = next.toNanos();
        next = next.multipliedBy(2).compareTo(longest) > 0 ? longest : next.multipliedBy(2);
        return Duration.ofNanos(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    /** Begins with the shortest wait again. */
    void reset() {
        next = shortest;
    }
}
