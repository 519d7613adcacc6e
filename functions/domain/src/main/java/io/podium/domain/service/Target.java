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
     */
    record Sqs(String queueUrl) implements Target {
        public Sqs {
            Objects.requireNonNull(queueUrl);
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

    /** Returns whether tasks are sent to the service, rather than leased by it. */
    default boolean isPushed() {
        return !(this instanceof Pull);
    }
}
