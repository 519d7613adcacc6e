package io.podium.optimizer;

import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TaskKey;
import io.podium.domain.usecase.SampleLoad;
import io.podium.domain.usecase.Surroundings;
import io.podium.domain.usecase.WatchWaits;
import io.podium.lambda.log.Log;
import io.podium.lambda.metrics.PublishMetrics;
import io.podium.lambda.metrics.Vitals;
import io.podium.lambda.metrics.Vitals.Vital;
import io.podium.lambda.wiring.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the schedule does besides planning, before it: looks how full everything is, and has CloudWatch told of the minute
 * before. A failure is logged and keeps nobody from planning.
 */
final class EveryMinute {
    private final SampleLoad sample;
    private final WatchWaits waits;
    private final Vitals vitals;
    private final Optional<PublishMetrics> publish;
    private final Surroundings surroundings;
    private final Log log;

    EveryMinute(Platform platform) {
        this.surroundings = platform.surroundings();
        this.log = platform.log();
        this.sample = new SampleLoad(platform.stores(), surroundings);
        this.waits = new WatchWaits(platform.stores(), surroundings);
        this.vitals = new Vitals(platform);
        this.publish =
                platform.metricsNamespace().map(namespace -> new PublishMetrics(platform.stores(), log, namespace));
    }

    void run() {
        attempt("the load was not sampled", () -> watch(sample.run()));
        publish.ifPresent(metrics ->
                attempt("the metrics were not published", () -> metrics.run(surroundings.now(), surroundings.mark())));
    }

    /** Tells whether a cycle made a plan that meets the demand. */
    void planned(boolean metDemand) {
        vitals.tell(surroundings.now(), Map.of(Vital.FAILED_OPTIMIZATIONS, metDemand ? 0.0 : 1.0));
    }

    private void watch(Map<String, ReadyTask> oldest) {
        Instant now = surroundings.now();
        double age = oldest.values().stream()
                .mapToDouble(task -> Duration.between(task.submittedAt(), now).toMillis() / 1000.0)
                .max()
                .orElse(0);
        Map<TaskKey, Instant> broken = waits.run(oldest);
        broken.forEach((task, promised) -> log.warn(
                "a task waits longer than the bound of its pool",
                Map.of("tenant", task.tenant(), "taskId", task.id(), "promised", promised)));
        vitals.tell(
                now, Map.of(Vital.OLDEST_TASK_AGE, Math.max(0, age), Vital.WAIT_BOUND_BROKEN, (double) broken.size()));
    }

    private void attempt(String failure, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.error(failure, Map.of(), e);
        }
    }
}
