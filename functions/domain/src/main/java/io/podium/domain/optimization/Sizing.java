package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import io.podium.domain.queueing.SlotNeed;
import io.podium.domain.queueing.SlotSizing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns a load into a number of instances. A service grows when it is too small for the expected load, and then to what
 * the load's estimate needs with its error. It shrinks when it would be large enough even for a load larger by the
 * hysteresis, and then keeps half of that as a reserve; not soon after it grew (cooldown), and not while it oscillates.
 * Between both it stays, so noise moves nothing. The hysteresis doubles while the load stays as it is, because a service
 * that happens to stand near the edge would be pushed over it by chance sooner or later.
 */
final class Sizing {

    private static final int MOST_SLOTS = 200_000;
    private static final double WINDOWS_TO_BE_STEADY = 8;

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
        if (seconds == null && estimate.attemptsPerSecond() > 0) {
            int kept = bounded(service, Math.max(1, running));
            return new InstanceTarget(
                    service, estimate, history, kept, kept, true, SizingWords.speedUnknown(service, kept));
        }
        return decide(service, estimate, history, target);
    }

    private InstanceTarget decide(
            ServiceSettings service, ServiceEstimate estimate, ServiceHistory history, double targetSeconds) {
        Double seconds = estimate.meanServiceSeconds();
        ServiceLoad load = new ServiceLoad(
                estimate.attemptsPerSecond(),
                seconds == null ? 1 : seconds,
                estimate.arrivalVariability(),
                estimate.serviceVariability());
        SlotSizing sizing = new SlotSizing(targetSeconds, MOST_SLOTS);
        SlotNeed need = sizing.size(load);
        ServiceLoad safe = load.times(estimate.safeFactor());
        double hysteresis = input.settings().hysteresis();
        SizingWords words = new SizingWords(service, estimate, need, targetSeconds, input.settings());
        ServiceEstimate sized = estimate.withRequiredSlots(need.slots());
        int running = service.currentInstances();
        int least = instances(service, need);
        if (running < least) {
            int wanted = Math.max(least, Math.min(instances(service, sizing.size(safe)), service.maxInstances()));
            return new InstanceTarget(
                    service, sized, history, least, wanted, false, words.grows(running, least, wanted));
        }
        double steadiness = Math.min(1, (estimate.steadyWindows() - 1) / WINDOWS_TO_BE_STEADY);
        int most = instances(service, sizing.size(safe.times(1 + hysteresis * (1 + steadiness))));
        int reserve = instances(service, sizing.size(safe.times(1 + hysteresis / 2)));
        if (running <= most) {
            int wanted = Math.min(running, service.maxInstances());
            String reason = words.stays(running, wanted, least, most);
            return new InstanceTarget(service, sized, history, least, wanted, false, reason);
        }
        Instant calm = calmAt(history);
        if (calm != null || history.isOscillating()) {
            int wanted = Math.min(running, service.maxInstances());
            return new InstanceTarget(service, sized, history, least, wanted, true, words.held(running, reserve, calm));
        }
        return new InstanceTarget(service, sized, history, least, reserve, false, words.shrinks(running, reserve));
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

    private static int instances(ServiceSettings service, SlotNeed need) {
        int instances = (need.slots() + service.slotsPerInstance() - 1) / service.slotsPerInstance();
        return Math.max(service.minInstances(), instances);
    }

    private static int bounded(ServiceSettings service, int instances) {
        return Math.max(service.minInstances(), Math.min(service.maxInstances(), instances));
    }
}
