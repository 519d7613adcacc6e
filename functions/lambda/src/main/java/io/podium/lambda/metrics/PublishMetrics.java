package io.podium.lambda.metrics;

import io.podium.domain.metrics.Histogram;
import io.podium.domain.metrics.LoadSample;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.metrics.Performance;
import io.podium.domain.resource.Pool;
import io.podium.domain.store.MetricsStore;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.log.EmbeddedMetrics;
import io.podium.lambda.log.EmbeddedMetrics.Unit;
import io.podium.lambda.log.Log;
import java.time.Instant;
import java.util.Map;

/**
 * Writes the last whole minute into the log for CloudWatch: one line for each pool that anything was measured of, with the dimension {@code Pool}, and
 * one for each service that did something or has slots in it, with {@code Pool} and {@code Service}. Whoever asks first
 * for a minute writes it, once.
 */
public final class PublishMetrics {
    private final Stores stores;
    private final Log log;
    private final String namespace;

    /** @param namespace where CloudWatch keeps the metrics */
    public PublishMetrics(Stores stores, Log log, String namespace) {
        this.stores = stores;
        this.log = log;
        this.namespace = namespace;
    }

    /**
     * Writes the minute before the one that an instant falls into, unless it was written.
     *
     * @param mark something that no other caller says
     */
    public void run(Instant now, String mark) {
        Instant end = MetricsQuery.floor(now, MetricsStore.WINDOW);
        Instant begin = end.minus(MetricsStore.WINDOW);
        if (!stores.metrics().claim(begin, mark)) {
            return;
        }
        for (Pool pool : stores.pools().all()) {
            publish(pool.id(), begin, stores.metrics().between(pool.id(), begin, end));
        }
    }

    private void publish(String pool, Instant begin, Measurements measured) {
        if (measured.isNone()) {
            return;
        }
        double seconds = MetricsStore.WINDOW.toSeconds();
        Performance whole = Performance.ofPool(measured, seconds);
        EmbeddedMetrics ofPool = new EmbeddedMetrics(namespace, begin, Map.of("Pool", pool));
        write(ofPool.with("Arrivals", Unit.COUNT, whole.arrivals()), whole);
        measured.bySubject().forEach((id, own) -> {
            Performance done = Performance.ofService(own, id, seconds);
            boolean isService =
                    done.completions() + done.failures() + done.load().looks() > 0;
            if (isService && !id.equals(LoadSample.WHOLE_POOL)) {
                write(new EmbeddedMetrics(namespace, begin, Map.of("Pool", pool, "Service", id)), done);
            }
        });
    }

    private void write(EmbeddedMetrics line, Performance done) {
        line.with("Completions", Unit.COUNT, done.completions()).with("Failures", Unit.COUNT, done.failures());
        if (done.completions() + done.failures() > 0) {
            line.with("ErrorRate", Unit.PERCENT, 100 * done.errorRate());
        }
        if (done.completions() > 0) {
            line.with("ServiceTime", Unit.SECONDS, done.meanServiceSeconds());
            times(line, "Wait", done.meanWaitSeconds(), done.waits());
            times(line, "Response", done.meanResponseSeconds(), done.responses());
        }
        LoadSample load = done.load();
        if (load.looks() > 0) {
            line.with("QueueLength", Unit.COUNT, load.queueLength());
            line.with("SlotUtilization", Unit.PERCENT, 100 * load.slotUtilization());
            load.utilization().forEach((kind, share) -> line.with("Utilization." + kind, Unit.PERCENT, 100 * share));
        }
        log.info("measured a minute", line.fields());
    }

    private static void times(EmbeddedMetrics line, String name, double mean, Histogram times) {
        line.with(name + "Time", Unit.SECONDS, mean)
                .with(name + "TimeP50", Unit.SECONDS, times.quantile(0.5))
                .with(name + "TimeP99", Unit.SECONDS, times.quantile(0.99));
    }
}
