package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import io.podium.domain.queueing.SlotNeed;
import io.podium.domain.queueing.SlotSizing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns a load into a number of instances. What is needed is the fewest slots that keep the mean wait at the target, or
 * those that work off the backlog within its horizon if that are more.
 *
 * <p>A service grows when it is surely too small, and then to what the load's estimate needs with its error. Surely is
 * for the expected load, and with half of that error where tasks waited too long, while little is known of a new load;
 * later for the expected load where the measured wait agrees, and otherwise when it would be too small even if the load
 * were overestimated.
 * It shrinks when it would be large enough even for a load larger by the error and the hysteresis, and then keeps half of
 * the hysteresis as a reserve; not soon after it grew (cooldown), and not while it oscillates. Between both it stays, so
 * noise moves nothing. The hysteresis doubles while the load stays as it is, because a service that happens to stand near
 * the edge would be pushed over it by chance sooner or later.
 */
final class Sizing {

    private static final int MOST_SLOTS = 200_000;
    private static final double WINDOWS_TO_BE_STEADY = 8;
    private static final int WINDOWS_TO_BE_KNOWN = 8;
    private static final int WINDOWS_OF_DOUBT = 3;
    private static final double SURELY = 1.5;
    private static final double LATE = 3;

    private final PlanningInput input;
    private final LoadEstimator estimator;

    Sizing(PlanningInput input) {
        this.input = input;
        this.estimator = new LoadEstimator(input.settings());
    }

    InstanceTarget of(ServiceSettings service) {
        String id = service.serviceId();
        ServiceHistory before = input.memory().histories().getOrDefault(id, ServiceHistory.NONE);
        ServiceEstimate earlier = input.memory().estimates().get(id);
        ServiceObservation seen = input.observation(id);
        int running = service.currentInstances();
        if (seen == null) {
            int kept = bounded(service, running);
            return new InstanceTarget(
                    service,
                    earlier,
                    observing(before, service, earlier),
                    kept,
                    kept,
                    false,
                    SizingWords.unobserved(service, kept));
        }
        RunningSlots slots = RunningSlots.of(service, before, input.settings().targetWaitSeconds(service));
        ServiceEstimate estimate = estimator.after(seen, earlier, slots, input.isFresh());
        ServiceHistory history = observing(before, service, estimate);
        if (estimate.service() == null && (estimate.attemptsPerSecond() > 0 || estimate.backlog() > 0)) {
            int kept = bounded(service, Math.max(1, running));
            return new InstanceTarget(
                    service, estimate, history, kept, kept, true, SizingWords.speedUnknown(service, kept));
        }
        return decide(service, estimate, history, slots.targetWaitSeconds());
    }

    private ServiceHistory observing(
            ServiceHistory before, ServiceSettings service, @Nullable ServiceEstimate estimate) {
        Plan previous = input.previous();
        Instant changedAt = previous == null ? input.now() : previous.createdAt();
        double load = estimate == null ? 0 : estimate.offeredLoad();
        return input.isFresh()
                ? before.observing(service.currentInstances(), load, changedAt)
                : before.observingBetween(service.currentInstances(), changedAt);
    }

    private InstanceTarget decide(
            ServiceSettings service, ServiceEstimate estimate, ServiceHistory history, double targetSeconds) {
        Needs needs = new Needs(service, estimate, targetSeconds);
        double smoothing = input.settings().smoothing();
        double error = estimate.error(estimate.steadyWindows(), smoothing);
        double hysteresis = input.settings().hysteresis();
        SlotNeed need = needs.need;
        ServiceEstimate sized = estimate.withRequiredSlots(Math.max(need.slots(), needs.drainSlots));
        SizingWords words = new SizingWords(service, sized, need, targetSeconds, input.settings(), error);
        int running = service.currentInstances();
        int least = needs.instances(1);
        int sure = surely(needs, estimate, error, targetSeconds);
        if (running < sure) {
            int wanted = Math.max(least, Math.min(needs.instances(1 + error), service.maxInstances()));
            return new InstanceTarget(
                    service, sized, history, least, wanted, false, words.grows(running, least, wanted));
        }
        double steadiness = Math.max(0, Math.min(1, (estimate.steadyWindows() - 1) / WINDOWS_TO_BE_STEADY));
        double early = estimate.error(Math.min(WINDOWS_OF_DOUBT, estimate.steadyWindows()), smoothing);
        double settled = steadiness < 1 ? 1 : 1 + SURELY * error;
        int most = needs.instances((1 + early) * (1 + hysteresis * (1 + steadiness)) * settled);
        int kept = Math.min(running, service.maxInstances());
        if (running <= most) {
            return new InstanceTarget(
                    service, sized, history, least, kept, false, words.stays(running, kept, least, most));
        }
        // After a fall, which had to be large to be believed at once, full doubt would keep most of what fell idle.
        double doubt = estimate.steadyWindows() > 1 ? error : error / 2;
        int reserve = needs.instances((1 + doubt) * (1 + hysteresis / 2));
        Instant calm = calmAt(history);
        if (calm != null || history.isOscillating(hysteresis)) {
            return new InstanceTarget(
                    service, sized, history, least, kept, true, words.held(running, least, reserve, calm));
        }
        return new InstanceTarget(
                service, sized, history, least, reserve, false, words.shrinks(running, least, reserve));
    }

    /** Returns the instances below which the service is surely too small. */
    private static int surely(Needs needs, ServiceEstimate estimate, double error, double targetSeconds) {
        if (estimate.steadyWindows() <= WINDOWS_TO_BE_KNOWN) {
            return needs.instances(estimate.lastWaitSeconds() > targetSeconds ? 1 + error / 2 : 1);
        }
        return needs.instances(estimate.waitsAbove(LATE * targetSeconds) ? 1 : 1 / (1 + SURELY * error));
    }

    /** Instances for multiples of the estimated load. */
    private final class Needs {

        private final ServiceSettings service;
        private final ServiceLoad load;
        private final SlotSizing sizing;
        private final SlotNeed need;
        private final int drainSlots;

        Needs(ServiceSettings service, ServiceEstimate estimate, double targetSeconds) {
            Double known = estimate.slotSeconds();
            double seconds = known == null ? 1 : known;
            this.service = service;
            this.load = new ServiceLoad(
                    estimate.attemptsPerSecond(),
                    seconds,
                    estimate.arrivalVariability(),
                    estimate.serviceVariability());
            this.sizing = new SlotSizing(targetSeconds, MOST_SLOTS);
            this.need = sizing.size(load);
            // Attempts that fail work nothing off, however many slots there are for them.
            double successes = 1 - estimate.failureShare();
            // A slot more than there are tasks that wait would stand idle.
            double horizon = Math.max(seconds, input.settings().drainHorizon().toNanos() / 1e9);
            double draining = load.offeredLoad() + successes * estimate.backlog() * seconds / horizon;
            this.drainSlots = estimate.backlog() > 0 ? (int) Math.min(MOST_SLOTS, Math.ceil(draining)) : 0;
        }

        int instances(double factor) {
            int slots = Math.max(
                    drainSlots,
                    factor == 1 ? need.slots() : sizing.size(load.times(factor)).slots());
            int instances = (slots + service.slotsPerInstance() - 1) / service.slotsPerInstance();
            return Math.max(service.minInstances(), instances);
        }
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

    private static int bounded(ServiceSettings service, int instances) {
        return Math.max(service.minInstances(), Math.min(service.maxInstances(), instances));
    }
}
