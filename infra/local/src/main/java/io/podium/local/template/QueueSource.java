package io.podium.local.template;

import java.time.Duration;

/**
 * A queue that a function is fed from.
 *
 * @param queue logical id of the queue
 * @param batchSize messages a call, at most
 * @param window how long messages are collected for
 * @param reportsBatchItemFailures whether the function's answer names the messages that failed
 */
public record QueueSource(String queue, int batchSize, Duration window, boolean reportsBatchItemFailures) {}
