package io.podium.domain.optimization;

import static io.podium.domain.optimization.ServiceGuard.takesOrMoves;
import static io.podium.domain.optimization.ServiceGuard.total;

import io.podium.domain.optimization.ServiceGuard.Hold;
import io.podium.domain.optimization.ServiceGuard.Trial;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches what changes do to waits and failures, and takes back those that made them worse; see {@link RollbackRule}. */
final class RollbackGuard {

    private static final double LEAST_RATE = 1e-9;
    private static final double THREE_DEVIATIONS = 3;
    private static final int WINDOWS_TO_STAND = 3;

    private final PlanningInput input;
    private final RollbackRule rule;

    RollbackGuard(PlanningInput input) {
        this.input = input;
        this.rule = input.settings().rollback();
    }

    /** Returns the guard after this cycle's window. */
    ServiceGuard judged(ServiceSettings service, @Nullable ServiceEstimate estimate) {
        ServiceGuard guard = input.memory().guards().getOrDefault(service.serviceId(), ServiceGuard.NONE);
        Hold hold = guard.hold();
        if (hold != null && isOver(hold, estimate)) {
            guard = new ServiceGuard(guard.trial(), null, guard.rollbacks());
        }
        Trial trial = guard.trial();
        ServiceObservation seen = input.observation(service.serviceId());
        if (trial == null || seen == null || estimate == null || !input.isFresh()) {
            return guard;
        }
        boolean inEffect = !trial.before().equals(service.currentInstancesByPool());
        String worse = inEffect ? worse(trial, seen, estimate, service) : null;
        Trial next = trial.withWindow(worse);
        if (next.bad() >= rule.badWindows()) {
            return rolledBack(guard.rollbacks() + 1, next, estimate);
        }
        return next.windows() >= rule.trialWindows()
                ? new ServiceGuard(null, guard.hold(), 0)
                : new ServiceGuard(next, guard.hold(), guard.rollbacks());
    }

    private ServiceGuard rolledBack(int rollbacks, Trial trial, ServiceEstimate estimate) {
        Hold hold = new Hold(
                trial.version(),
                trial.before(),
                trial.after(),
                input.now().plus(rule.holdOff(rollbacks)),
                Math.max(trial.arrivalsPerSecond(), estimate.arrivalsPerSecond()),
                String.valueOf(trial.worse()));
        return new ServiceGuard(null, hold, rollbacks);
    }

    private boolean isOver(Hold hold, @Nullable ServiceEstimate estimate) {
        return !input.now().isBefore(hold.until())
                || (estimate != null && hasRisen(hold.arrivalsPerSecond(), estimate.arrivalsPerSecond()));
    }

    private boolean hasRisen(double before, double now) {
        return now > before * (1 + input.settings().hysteresis());
    }

    /** Returns what is worse than before the change and cannot be put down to the load, or null. */
    private @Nullable String worse(
            Trial trial, ServiceObservation seen, ServiceEstimate estimate, ServiceSettings service) {
        if (hasRisen(trial.arrivalsPerSecond(), seen.arrivals() / seen.windowSeconds())) {
            return null;
        }
        double target = input.settings().targetWaitSeconds(service);
        double longest = (1 + rule.worse()) * Math.max(target, trial.waitSeconds());
        double ahead = estimate.backlog() / Math.max(LEAST_RATE, estimate.arrivalsPerSecond());
        double wait = Math.max(seen.meanWaitSeconds(), ahead);
        if (wait > longest) {
            return "its mean wait went from " + Phrases.number(trial.waitSeconds()) + " to " + Phrases.number(wait)
                    + " s (target " + Phrases.number(target) + " s)";
        }
        if (seen.attempts() < input.settings().minSamples()) {
            return null;
        }
        double share = seen.failures() / seen.attempts();
        double chance = THREE_DEVIATIONS * Math.sqrt(Math.max(0.01, share * (1 - share)) / seen.attempts());
        return share > trial.failureShare() + Math.max(rule.failures(), chance)
                ? "its share of failed attempts went from " + Phrases.percent(trial.failureShare()) + " to "
                        + Phrases.percent(share)
                : null;
    }

    /** Returns the target within what a hold allows. */
    InstanceTarget bounded(InstanceTarget target, ServiceGuard guard) {
        Hold hold = guard.hold();
        if (hold == null) {
            return target;
        }
        int wanted = hold.bounded(target.wanted());
        boolean otherPools = hold.moved();
        if (wanted == target.wanted() && !otherPools) {
            return target;
        }
        String words = " It was rolled back to the "
                + Phrases.count(total(hold.instances()), "instance") + " of plan " + hold.version()
                + ": after the change " + hold.why()
                + ", though no more tasks arrived. The change is not tried again before "
                + hold.until().truncatedTo(ChronoUnit.SECONDS) + ", unless the load rises.";
        return target.heldAt(wanted, otherPools ? hold.instances().keySet() : null, words);
    }

    /**
     * Returns the guard after a decision. A change that takes instances away or moves them is watched from here on, unless
     * it is itself a roll-back, or the service grew in the windows just before: then what it takes away was there for a
     * backlog or a load that is over, and is nothing to go back to. Further ones are watched with the first. A service
     * that has to grow again soon after,
     * while no more tasks arrive, has rolled itself back. Growth in place is not watched: what gets worse then can
     * hardly be told from the load that called for it.
     */
    ServiceGuard afterDecision(
            ServiceGuard guard, Map<String, Integer> from, Map<String, Integer> to, InstanceTarget target) {
        ServiceEstimate estimate = target.estimate();
        Plan previous = input.previous();
        if (from.equals(to) || estimate == null || guard.hold() != null || previous == null) {
            return guard;
        }
        Trial watched = comparable(guard.trial(), estimate);
        if (watched != null && watched.bad() > 0 && total(to) > total(from)) {
            return rolledBack(guard.rollbacks() + 1, watched, estimate);
        }
        boolean passing = watched == null && target.history().grewIn(WINDOWS_TO_STAND);
        if (passing || !takesOrMoves(from, to)) {
            return new ServiceGuard(null, null, guard.rollbacks());
        }
        Trial trial = watched != null ? watched.withChange(to) : trial(previous.version(), from, to, estimate);
        return new ServiceGuard(trial, null, guard.rollbacks());
    }

    private Trial trial(long version, Map<String, Integer> from, Map<String, Integer> to, ServiceEstimate estimate) {
        return new Trial(
                version,
                from,
                to,
                estimate.lastWaitSeconds(),
                estimate.failureShare(),
                estimate.arrivalsPerSecond(),
                0,
                0,
                null);
    }

    /** Returns the trial if its baseline was under about the present load, else null. */
    private @Nullable Trial comparable(@Nullable Trial trial, ServiceEstimate estimate) {
        if (trial == null) {
            return null;
        }
        double before = trial.arrivalsPerSecond();
        double now = estimate.arrivalsPerSecond();
        return hasRisen(before, now) || hasRisen(now, before) ? null : trial;
    }
}
