package io.podium.local.queue;

import java.util.Set;

/** Works on batches of messages. What it throws makes the whole batch fail. */
@FunctionalInterface
public interface BatchConsumer {

    /** Works on a batch and returns the ids of the messages that failed and stay in the queue. */
    Set<String> consume(Batch batch) throws Exception;
}
