package io.podium.lambda.event;

import org.jspecify.annotations.Nullable;

/** Does what one message asks for. What it throws makes the message fail, and no other message of the batch. */
@FunctionalInterface
public interface MessageHandler {
    /** Works on a message whose body was read as this tree. */
    void handle(@Nullable Object tree, QueueMessage message);
}
