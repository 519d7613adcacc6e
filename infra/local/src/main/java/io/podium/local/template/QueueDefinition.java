package io.podium.local.template;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue.
 *
 * @param id logical id
 * @param delay how long a message stays hidden at first
 * @param redrive null for a queue whose messages are tried until they expire
 */
public record QueueDefinition(
        String id,
        String url,
        String arn,
        Duration visibilityTimeout,
        Duration delay,
        @Nullable Redrive redrive) {

    /**
     * Where messages go that nobody could work off.
     *
     * @param queue logical id of the dead-letter queue
     * @param maxReceiveCount how often a message is received before that
     */
    public record Redrive(String queue, int maxReceiveCount) {}
}
