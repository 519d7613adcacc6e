/** Queues on SQS: the scheduler's wake-ups, and tasks for services with a queue of their own. */
@NullMarked
package io.podium.lambda.sqs;

import org.jspecify.annotations.NullMarked;
