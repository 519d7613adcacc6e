package io.podium.optimizer;

import io.podium.domain.usecase.SampleLoad;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.log.Log;
import io.podium.lambda.metrics.PublishMetrics;
import io.podium.lambda.wiring.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * What the schedule does besides planning, before it: looks how full everything is, and has CloudWatch told of the minute
 * before. A failure is logged and keeps nobody from planning.
 */
final class EveryMinute {
    private final SampleLoad sample;
    private final Optional<PublishMetrics> publish;
    private final Surroundings surroundings;
    private final Log log;

    EveryMinute(Platform platform) {
        this.surroundings = platform.surroundings();
        this.log = platform.log();
        this.sample = new SampleLoad(platform.stores(), surroundings);
        this.publish =
                platform.metricsNamespace().map(namespace -> new PublishMetrics(platform.stores(), log, namespace));
    }

    void run() {
        attempt("the load was not sampled", sample::run);
        publish.ifPresent(metrics ->
                attempt("the metrics were not published", () -> metrics.run(surroundings.now(), surroundings.mark())));
    }

    private void attempt(String failure, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.error(failure, Map.of(), e);
        }
    }
}
