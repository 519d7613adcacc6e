package io.podium.domain.optimization;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a plan together from the parts of a cycle. */
final class PlanAssembly {

    /** Mean waits above this many times the target are a requirement not met; chance alone seldom gets there. */
    private static final double WAIT_TOLERANCE = 3;

    private final PlanningInput input;
    private final List<InstanceTarget> targets;
    private final Map<String, ServiceGuard> guards;
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, ServiceEstimate> estimates = new TreeMap<>();
    private final Map<String, ServiceHistory> histories = new TreeMap<>();

    PlanAssembly(PlanningInput input, List<InstanceTarget> targets, Map<String, ServiceGuard> guards) {
        this.input = input;
        this.targets = targets;
        this.guards = guards;
        for (InstanceTarget target : targets) {
            String id = target.service().serviceId();
            ServiceEstimate estimate = target.estimate();
            reasons.add(target.reason());
            histories.put(id, target.history());
            if (estimate != null) {
                estimates.put(id, estimate);
            }
        }
    }

    /** Returns the plan for no services. */
    Plan empty() {
        reasons.add("No service is registered, so there is nothing to plan.");
        return plan(
                PlanStatus.CONVERGED,
                new IntegerPlan(Map.of(), 0, 0, Map.of()),
                Map.of(),
                0.0,
                0.0,
                ShadowPrices.NONE,
                Relaxation.NONE);
    }

    /** Adds what capacity is worth and what is missing. */
    void explain(AllocationProblem problem, Allocation allocation, Relaxation relaxation) {
        reasons.addAll(new AllocationWords(problem, allocation, relaxation).sentences());
    }

    Plan plan(Allocation allocation, Relaxation relaxation, IntegerPlan reached, List<PlanChange> changes, int budget) {
        boolean unfinished = !reached.instances().equals(allocation.plan().instances());
        if (unfinished) {
            reasons.add("More instances are to be changed than the " + budget
                    + " that one cycle may change; the rest follows in the next.");
        }
        return plan(allocation, relaxation, reached, unfinished || !changes.isEmpty());
    }

    /** Returns a plan that keeps what runs, and tells what it would change. */
    Plan paused(Allocation allocation, Relaxation relaxation, IntegerPlan kept, List<PlanChange> changes) {
        Pause pause = input.pause();
        if (pause != null) {
            String why = pause.reason().isEmpty() ? "" : " (" + pause.reason() + ")";
            reasons.add("The optimizer is paused since " + pause.since().truncatedTo(ChronoUnit.SECONDS) + why
                    + " and changes nothing. " + wouldBe(changes));
        }
        return plan(allocation, relaxation, kept, !changes.isEmpty());
    }

    private static String wouldBe(List<PlanChange> changes) {
        if (changes.isEmpty()) {
            return "There is nothing that it would change.";
        }
        List<String> parts = changes.stream()
                .map(change -> "service " + change.serviceId() + " in pool " + change.poolId() + " from "
                        + change.from() + " to " + Phrases.count(change.to(), "instance"))
                .toList();
        return "It would take " + String.join(", ", parts) + ".";
    }

    private Plan plan(Allocation allocation, Relaxation relaxation, IntegerPlan reached, boolean changing) {
        boolean late = waitIsAboveTarget();
        boolean busy = late || changing || targets.stream().anyMatch(InstanceTarget::waiting);
        FractionalPlan fractional = allocation.fractional();
        return plan(
                status(allocation, busy),
                reached,
                allocation.plan().unmet(),
                fractional == null ? null : fractional.objective(),
                allocation.gap(),
                allocation.prices(),
                relaxation);
    }

    private PlanStatus status(Allocation allocation, boolean busy) {
        if (!allocation.plan().unmet().isEmpty()) {
            return PlanStatus.INFEASIBLE;
        }
        double band = input.settings().hysteresis();
        if (targets.stream().anyMatch(target -> target.history().isOscillating(band))) {
            return PlanStatus.OSCILLATING;
        }
        return busy ? PlanStatus.ADJUSTING : PlanStatus.CONVERGED;
    }

    private boolean waitIsAboveTarget() {
        boolean late = false;
        for (InstanceTarget target : targets) {
            ServiceEstimate estimate = target.estimate();
            double limit = input.settings().targetWaitSeconds(target.service());
            if (estimate != null && estimate.waitsAbove(WAIT_TOLERANCE * limit)) {
                late = true;
                reasons.add("Tasks of service " + target.service().serviceId() + " waited "
                        + Phrases.number(estimate.lastWaitSeconds())
                        + " s on average in the last minute, far above the target of "
                        + Phrases.number(limit) + " s.");
            }
        }
        return late;
    }

    /** Returns each service's share of placements: slots by speed and by share of successes. */
    private Map<String, Double> weights(IntegerPlan reached) {
        Map<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (InstanceTarget target : targets) {
            ServiceEstimate estimate = target.estimate();
            Double seconds = estimate == null ? null : estimate.slotSeconds();
            double successes = estimate == null ? 1 : 1 - estimate.failureShare();
            int slots = reached.total(target.service().serviceId())
                    * target.service().slotsPerInstance();
            double weight = slots * successes / (seconds == null ? 1 : seconds);
            weights.put(target.service().serviceId(), weight);
            sum += weight;
        }
        double total = sum;
        weights.replaceAll((id, weight) -> total == 0 ? 0 : weight / total);
        return weights;
    }

    private Plan plan(
            PlanStatus status,
            IntegerPlan reached,
            Map<String, Integer> unmet,
            @Nullable Double bound,
            @Nullable Double gap,
            ShadowPrices prices,
            Relaxation relaxation) {
        Plan previous = input.previous();
        return new Plan(
                previous == null ? 1 : previous.version() + 1,
                input.now(),
                status,
                reached.instances(),
                weights(reached),
                reached.costPerHour(),
                bound,
                gap,
                prices,
                reasons,
                unmet,
                relaxation.additions(),
                new LoopMemory(estimates, histories, watched(), input.measuredUntil()),
                false);
    }

    private Map<String, ServiceGuard> watched() {
        Map<String, ServiceGuard> watched = new TreeMap<>(guards);
        watched.values().removeIf(ServiceGuard.NONE::equals);
        return watched;
    }
}
