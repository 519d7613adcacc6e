package io.podium.domain.usecase;

import io.podium.domain.port.TaskQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What every use case is given besides the stores.
 *
 * @param queue the queue of wake-ups
 * @param clock the only source of time
 * @param random the only source of chance; one that cannot be predicted, since tokens are drawn from it
 */
public record Surroundings(TaskQueue queue, Clock clock, RandomGenerator random) {

    /** Returns the present time, in whole milliseconds, which is what the store keeps. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Draws what tells a write of one caller from the same write of another. */
    public String mark() {
        return Long.toUnsignedString(random.nextLong(), 36);
    }
}
