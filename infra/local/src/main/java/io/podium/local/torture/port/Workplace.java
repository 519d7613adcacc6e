package io.podium.local.torture.port;

import io.podium.domain.service.Target;

/** Takes what is sent to a target. */
@FunctionalInterface
public interface Workplace {
    /**
     * A task was sent.
     *
     * @param json the task as workers are handed it
     */
    void take(Target target, String json);
}
