package io.podium.lambda.handler;

import io.podium.domain.usecase.LearnDurations;
import io.podium.domain.usecase.Surroundings;
import io.podium.domain.usecase.Sweep;
import io.podium.domain.usecase.SweepServices;
import io.podium.lambda.event.Samples;
import io.podium.lambda.log.Log;
import io.podium.lambda.metrics.Vitals;
import io.podium.lambda.metrics.Vitals.Vital;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sweeper, on a schedule: finds what a crash left behind, and learns from what ended in the last minute. */
public final class SweepHandler implements JsonHandler {
    private final Sweep sweep;
    private final LearnDurations learn;
    private final SweepServices sweepServices;
    private final Surroundings surroundings;
    private final Vitals vitals;
    private final Log log;

    /** Called by the Lambda runtime. */
    public SweepHandler() {
        this(AwsPlatform.primed(SweepHandler::new, Samples.tick()));
    }

    public SweepHandler(Platform platform) {
        this.sweep = new Sweep(platform.stores(), platform.surroundings());
        this.learn = new LearnDurations(platform.stores(), platform.surroundings());
        this.sweepServices = new SweepServices(platform.stores(), platform.surroundings());
        this.surroundings = platform.surroundings();
        this.vitals = new Vitals(platform);
        this.log = platform.log();
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        SweepServices.Report services = sweepServices.run();
        services.lapses().forEach(this::tell);
        Sweep.Report report = sweep.run();
        Map<String, Object> found = Map.of(
                "expiredLeases", (long) report.expiredLeases(),
                "releasedHoldings", (long) report.releasedHoldings(),
                "wokenQueues", (long) report.wokenQueues(),
                "poolsLearntFrom", (long) learn.run(),
                "lapsedServices", (long) services.lapses().size(),
                "mendedLinks", (long) services.mendedLinks());
        vitals.tell(
                surroundings.now(),
                Map.of(
                        Vital.LAPSED_SERVICES, (double) services.lapses().size(),
                        Vital.EXPIRED_LEASES, (double) report.expiredLeases()));
        log.info("swept", found);
        return found;
    }

    private void tell(SweepServices.Lapse lapse) {
        String id = lapse.service().id();
        log.warn(
                "a service has lapsed",
                Map.of(
                        "serviceId",
                        id,
                        "lapsedAt",
                        lapse.service().lapsesAt().toString(),
                        "warnings",
                        lapse.dependants().words(id)));
    }
}
