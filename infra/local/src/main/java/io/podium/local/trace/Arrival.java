package io.podium.local.trace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task of a trace.
 *
 * @param at when it arrives, in seconds from the beginning of the trace, at least 0
 * @param duration how long it runs, in seconds, at least 0
 * @param type the task type, an id
 * @param priority any finite number, larger for more urgent
 * @param tenant whose task it is, an id
 * @param cpu the vCPUs that it takes, or null where the trace does not say
 * @param memory the MiB that it takes, or null where the trace does not say
 * @param deadline when it should be done, in seconds from the beginning of the trace, or null
 */
public record Arrival(
        double at,
        double duration,
        String type,
        double priority,
        String tenant,
        @Nullable Double cpu,
        @Nullable Double memory,
        @Nullable Double deadline) {
    /** The type of tasks in a trace that names none. */
    public static final String DEFAULT_TYPE = "task";

    /** The tenant of tasks in a trace that names none. */
    public static final String DEFAULT_TENANT = "default";

    public Arrival {
        Objects.requireNonNull(type);
        Objects.requireNonNull(tenant);
    }
}
