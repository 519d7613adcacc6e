package io.podium.domain.service;

import java.util.Objects;

/** How a service's workers get their tasks. */
public sealed interface Target {

    /** Returns the name that the API uses for this kind of target. */
    String type();

    /** Workers lease tasks through the API when they are ready for more. */
    record Pull() implements Target {
        @Override
        public String type() {
            return "pull";
        }
    }

    /**
     * Tasks are sent to the service's own queue.
     *
     * @param queueUrl the queue
     * @param preemptible whether its workers send heartbeats and give a task back when the answer asks for it; nobody
     *     else can know, since a worker that only takes messages and reports results never hears the question
     * @param tasksPerMessage how many tasks a message holds at most, 1 to {@link #MAX_TASKS_PER_MESSAGE}: with 1 a message
     *     is a task, with more it lists tasks
     */
    record Sqs(String queueUrl, boolean preemptible, int tasksPerMessage) implements Target {
        /** The most tasks in one message. */
        public static final int MAX_TASKS_PER_MESSAGE = 100;

        /** A queue whose workers are not known to give tasks back. */
        public Sqs(String queueUrl) {
            this(queueUrl, false);
        }

        /** A queue each message of which is a task. */
        public Sqs(String queueUrl, boolean preemptible) {
            this(queueUrl, preemptible, 1);
        }

        public Sqs {
            Objects.requireNonNull(queueUrl);
            if (tasksPerMessage < 1 || tasksPerMessage > MAX_TASKS_PER_MESSAGE) {
                throw new IllegalArgumentException(
                        "a message holds 1 to " + MAX_TASKS_PER_MESSAGE + " tasks, not " + tasksPerMessage);
            }
        }

        @Override
        public String type() {
            return "sqs";
        }
    }

    /**
     * Tasks are sent by invoking a function asynchronously.
     *
     * @param functionName the function's name or ARN
     */
    record Lambda(String functionName) implements Target {
        public Lambda {
            Objects.requireNonNull(functionName);
        }

        @Override
        public String type() {
            return "lambda";
        }
    }

    /**
     * Tasks are posted to an endpoint.
     *
     * @param url an https address
     */
    record Http(String url) implements Target {
        public Http {
            Objects.requireNonNull(url);
        }

        @Override
        public String type() {
            return "http";
        }
    }

    /**
     * Returns whether a running task can be asked back. A worker hears of that in the answer to its heartbeat: workers
     * that pull send them, those with a queue may, and functions and endpoints that are called once never do.
     */
    default boolean canPreempt() {
        return this instanceof Pull || (this instanceof Sqs sqs && sqs.preemptible());
    }

    /**
     * Returns whether many tasks reach the service by few calls, so that it can be done while somebody waits: workers that
     * pull come for them, and a queue takes several a call. Functions and endpoints are called once a task.
     */
    default boolean takesInBulk() {
        return this instanceof Pull || this instanceof Sqs;
    }

    /** Returns whether tasks are sent to the service, rather than leased by it. */
    default boolean isPushed() {
        return !(this instanceof Pull);
    }
}
