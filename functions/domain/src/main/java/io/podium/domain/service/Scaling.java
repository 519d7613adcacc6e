package io.podium.domain.service;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the optimizer may change a service, and to what end.
 *
 * @param minInstances the fewest instances, at least 0
 * @param maxInstances the most instances, at least {@code minInstances}; equal to it where the number is fixed
 * @param targetWait the mean wait that the service should keep to
 * @param actuator what sets the number of instances outside Podium, or null where the service's own workers follow it
 */
public record Scaling(
        int minInstances,
        int maxInstances,
        Duration targetWait,
        @Nullable ActuatorSpec actuator) {

    /** Aimed for where nothing else is said. */
    public static final Duration DEFAULT_TARGET_WAIT = Duration.ofSeconds(10);

    public Scaling {
        Objects.requireNonNull(targetWait);
        if (minInstances < 0 || maxInstances < minInstances) {
            throw new IllegalArgumentException(
                    "instances range from at least 0 upwards, not from " + minInstances + " to " + maxInstances);
        }
        if (targetWait.isNegative() || targetWait.isZero()) {
            throw new IllegalArgumentException("a target wait is above 0 s, not " + targetWait);
        }
    }

    /** Scaling whose numbers of instances the service's own workers follow. */
    public Scaling(int minInstances, int maxInstances, Duration targetWait) {
        this(minInstances, maxInstances, targetWait, null);
    }

    /** The number of instances stays as it is. */
    public static Scaling fixed(int instances) {
        return new Scaling(instances, instances, DEFAULT_TARGET_WAIT);
    }

    /** Returns whether the optimizer may change the number of instances. */
    public boolean isElastic() {
        return maxInstances > minInstances;
    }
}
