package io.podium.lambda.metrics;

import io.podium.lambda.log.EmbeddedMetrics;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the alarms of a deployment watch: a few figures a minute, of the whole deployment, whether or not anything happened.
 * None are written where the platform names no namespace.
 */
public final class Vitals {
    /** The only dimension: the name of the stack. */
    public static final String DIMENSION = "Stack";

    private final Log log;
    private final Optional<String> namespace;
    private final String deployment;

    public Vitals(Platform platform) {
        this.log = platform.log();
        this.namespace = platform.metricsNamespace();
        this.deployment = platform.deployment();
    }

    /** What is watched. */
    public enum Vital {
        /** Seconds that the task which waits longest in any pool has waited; 0 where none waits. */
        OLDEST_TASK_AGE("OldestTaskAge", EmbeddedMetrics.Unit.SECONDS),
        /** Tasks that still wait although the wait bound of dps has passed. */
        WAIT_BOUND_BROKEN("WaitBoundBroken", EmbeddedMetrics.Unit.COUNT),
        /** 1 for a planning cycle that failed or could not meet the demand, else 0. */
        FAILED_OPTIMIZATIONS("FailedOptimizations", EmbeddedMetrics.Unit.COUNT),
        /** Services that were not heard of within their time to live, each told once. */
        LAPSED_SERVICES("LapsedServices", EmbeddedMetrics.Unit.COUNT),
        /** Tasks whose worker was not heard of within the lease. */
        EXPIRED_LEASES("ExpiredLeases", EmbeddedMetrics.Unit.COUNT);

        private final String metric;
        private final EmbeddedMetrics.Unit unit;

        Vital(String metric, EmbeddedMetrics.Unit unit) {
            this.metric = metric;
            this.unit = unit;
        }
    }

    /** Writes figures as one line of the log. */
    public void tell(Instant now, Map<Vital, Double> figures) {
        namespace.ifPresent(name -> {
            EmbeddedMetrics line = new EmbeddedMetrics(name, now, Map.of(DIMENSION, deployment));
            figures.forEach((vital, value) -> line.with(vital.metric, vital.unit, value));
            log.info("took vital figures", line.fields());
        });
    }
}
