package io.podium.lambda.metrics;

import io.podium.domain.metrics.Histogram;
import io.podium.domain.metrics.LoadSample;
import io.podium.domain.metrics.Performance;
import io.podium.lambda.api.Shown;

/** Writes the figures of a {@link Performance} into an answer. Times are left out where no task ended. */
final class Figures {
    private Figures() {}

    static Shown add(Shown shown, Performance done) {
        shown.with("completions", (long) done.completions())
                .with("failures", (long) done.failures())
                .with("errorRate", done.errorRate())
                .with("throughputPerSecond", done.throughput())
                .with("meanServiceSeconds", done.meanServiceSeconds())
                .with("meanWaitSeconds", done.meanWaitSeconds());
        quantiles(shown, "WaitSeconds", done.waits());
        shown.with("meanResponseSeconds", done.meanResponseSeconds());
        quantiles(shown, "ResponseSeconds", done.responses());
        LoadSample load = done.load();
        if (load.looks() > 0) {
            shown.with("queueLength", load.queueLength())
                    .with("meanSlotsInUse", load.slotsInUse())
                    .with("meanSlots", load.slots())
                    .with("slotUtilization", load.slotUtilization())
                    .with("utilization", load.utilization());
        }
        return shown;
    }

    private static void quantiles(Shown shown, String name, Histogram times) {
        shown.with("p50" + name, times.quantile(0.5))
                .with("p90" + name, times.quantile(0.9))
                .with("p99" + name, times.quantile(0.99));
    }
}
