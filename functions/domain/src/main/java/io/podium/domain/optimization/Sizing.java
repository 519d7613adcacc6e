package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import io.podium.domain.queueing.SlotNeed;
import io.podium.domain.queueing.SlotSizing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns a load into a number of instances. The service grows as soon as it is too small for the planned load, and shrinks
 * only to what would suffice for a larger load (hysteresis), not soon after it grew (cooldown), and not while it
 * oscillates. Between both numbers it stays, so noise moves nothing.
 */
final class Sizing {

    private static final int MOST_SLOTS = 200_000;

    private final PlanningInput input;
    private final LoadEstimator estimator;

    Sizing(PlanningInput input) {
        this.input = input;
        this.estimator = new LoadEstimator(input.settings());
    }

    InstanceTarget of(ServiceSettings service) {
        ServiceHistory history = input.history(service);
        ServiceEstimate earlier = input.earlierEstimate(service.serviceId());
        ServiceObservation seen = input.observation(service.serviceId());
        int running = service.currentInstances();
        if (seen == null) {
            int kept = bounded(service, running);
            return new InstanceTarget(
                    service, earlier, history, kept, kept, false, SizingWords.unobserved(service, kept));
        }
        double target = input.settings().targetWaitSeconds(service);
        ServiceEstimate estimate = estimator.after(seen, earlier, target);
        Double seconds = estimate.meanServiceSeconds();
        if (seconds == null && estimate.plannedPerSecond() > 0) {
            int kept = bounded(service, Math.max(1, running));
            return new InstanceTarget(
                    service, estimate, history, kept, kept, true, SizingWords.speedUnknown(service, kept));
        }
        ServiceLoad load = new ServiceLoad(
                estimate.plannedPerSecond(),
                seconds == null ? 1 : seconds,
                estimate.arrivalVariability(),
                estimate.serviceVariability());
        SlotSizing sizing = new SlotSizing(target, MOST_SLOTS);
        SlotNeed need = sizing.size(load);
        SlotNeed relaxed = sizing.size(load.times(1 + input.settings().hysteresis()));
        return decide(
                service, estimate.withRequiredSlots(need.slots()), history, need, instances(service, relaxed.slots()));
    }

    private InstanceTarget decide(
            ServiceSettings service, ServiceEstimate estimate, ServiceHistory history, SlotNeed need, int enough) {
        int running = service.currentInstances();
        int least = Math.max(service.minInstances(), instances(service, need.slots()));
        int most = Math.max(least, enough);
        double target = input.settings().targetWaitSeconds(service);
        SizingWords words = new SizingWords(service, estimate, need, target, input.settings());
        if (running < least) {
            return new InstanceTarget(service, estimate, history, least, least, false, words.grows(running, least));
        }
        Instant calm = calmAt(history);
        boolean held = calm != null || history.isOscillating();
        int wanted = running <= most || held ? Math.min(running, service.maxInstances()) : most;
        boolean waiting = running > most && held;
        String reason = waiting ? words.held(running, most, calm) : words.stays(running, wanted, least, most);
        return new InstanceTarget(service, estimate, history, least, wanted, waiting, reason);
    }

    /** Returns when the cooldown ends, or null if it has. */
    private @Nullable Instant calmAt(ServiceHistory history) {
        Instant grown = history.lastGrownAt();
        if (grown == null) {
            return null;
        }
        Instant end = grown.plus(input.settings().cooldown());
        return end.isAfter(input.now()) ? end : null;
    }

    private static int instances(ServiceSettings service, int slots) {
        return (slots + service.slotsPerInstance() - 1) / service.slotsPerInstance();
    }

    private static int bounded(ServiceSettings service, int instances) {
        return Math.max(service.minInstances(), Math.min(service.maxInstances(), instances));
    }
}
