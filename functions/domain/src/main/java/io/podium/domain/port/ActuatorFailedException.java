package io.podium.domain.port;

import org.jspecify.annotations.Nullable;

/** An actuator could not do what was wanted. The message is for people: what was tried, why not, and maybe what helps. */
public final class ActuatorFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ActuatorFailedException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
