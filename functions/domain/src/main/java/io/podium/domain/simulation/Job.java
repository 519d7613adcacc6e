package io.podium.domain.simulation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task of a simulated workload.
 *
 * @param arrivalSeconds when it is submitted, from the beginning of the workload, at least 0
 * @param seconds how long it runs, at least 0
 * @param processors how many processors it takes, all at once, at least 1
 * @param priority larger goes first under dps
 * @param deadlineSeconds when it should have finished, from the beginning of the workload, or null
 * @param expectedSeconds how long the scheduler thinks that it runs, at least 0
 * @param tenant whose it is
 */
public record Job(
        double arrivalSeconds,
        double seconds,
        int processors,
        double priority,
        @Nullable Double deadlineSeconds,
        double expectedSeconds,
        String tenant) {
    /** Whose the jobs are of a workload that knows no tenants. */
    public static final String DEFAULT_TENANT = "default";

    /** A billion seconds are 31 years; all times within keep a microsecond apart. */
    private static final double MAX_SECONDS = 1e9;

    public Job {
        Objects.requireNonNull(tenant);
        checkTime("arrivalSeconds", arrivalSeconds);
        checkTime("seconds", seconds);
        checkTime("expectedSeconds", expectedSeconds);
        if (deadlineSeconds != null) {
            checkTime("deadlineSeconds", deadlineSeconds);
        }
        if (processors < 1) {
            throw new IllegalArgumentException("a job takes at least 1 processor, not " + processors);
        }
        if (!Double.isFinite(priority)) {
            throw new IllegalArgumentException("a priority is finite, not " + priority);
        }
    }

    /** A job of the default tenant, of which the scheduler knows how long it runs. */
    public Job(
            double arrivalSeconds, double seconds, int processors, double priority, @Nullable Double deadlineSeconds) {
        this(arrivalSeconds, seconds, processors, priority, deadlineSeconds, seconds, DEFAULT_TENANT);
    }

    /** Returns the same job, thought to run for so long. */
    public Job expectedToRun(double newExpectedSeconds) {
        return new Job(arrivalSeconds, seconds, processors, priority, deadlineSeconds, newExpectedSeconds, tenant);
    }

    /** A job for one processor, without priority and deadline. */
    public static Job of(double arrivalSeconds, double seconds) {
        return new Job(arrivalSeconds, seconds, 1, 0, null);
    }

    /** Returns the same job as another tenant's. */
    public Job of(String owner) {
        return new Job(arrivalSeconds, seconds, processors, priority, deadlineSeconds, expectedSeconds, owner);
    }

    private static void checkTime(String name, double value) {
        if (!(value >= 0 && value <= MAX_SECONDS)) {
            throw new IllegalArgumentException(name + " is " + value + "; it is from 0 to " + MAX_SECONDS);
        }
    }
}
