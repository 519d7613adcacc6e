package io.podium.local.template;

import java.time.Duration;

/**
 * A pipe that hands batches of a queue to a state machine and waits for it.
 *
 * @param id logical id
 * @param queue logical id of the queue
 * @param batchSize messages an execution, at most
 * @param window how long messages are collected for
 * @param stateMachine logical id of the state machine
 */
public record PipeDefinition(String id, String queue, int batchSize, Duration window, String stateMachine) {}
