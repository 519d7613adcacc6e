package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a plan together from the parts of a cycle. */
final class PlanAssembly {

    /** Waits, and by Little's law the queue, above this many times what the target allows are a requirement not met. */
    private static final double WAIT_TOLERANCE = 3;

    private final PlanningInput input;
    private final List<InstanceTarget> targets;
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, ServiceEstimate> estimates = new TreeMap<>();
    private final Map<String, ServiceHistory> histories = new TreeMap<>();

    PlanAssembly(PlanningInput input, List<InstanceTarget> targets) {
        this.input = input;
        this.targets = targets;
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
        return plan(PlanStatus.CONVERGED, Map.of(), Map.of(), 0, 0.0, 0.0, ShadowPrices.NONE, Map.of());
    }

    Plan plan(
            AllocationProblem problem,
            Allocation allocation,
            IntegerPlan reached,
            List<PlanChange> changes,
            int budget) {
        reasons.addAll(new AllocationWords(problem, allocation).sentences());
        boolean unfinished = !reached.instances().equals(allocation.plan().instances());
        if (unfinished) {
            reasons.add("More instances are to be changed than the budget of " + budget
                    + " in one cycle; the rest follows in the next.");
        }
        boolean late = waitIsAboveTarget();
        boolean busy =
                unfinished || late || !changes.isEmpty() || targets.stream().anyMatch(InstanceTarget::waiting);
        FractionalPlan fractional = allocation.fractional();
        return plan(
                status(allocation, busy),
                reached.instances(),
                weights(reached),
                reached.costPerHour(),
                fractional == null ? null : fractional.objective(),
                allocation.gap(),
                allocation.prices(),
                allocation.plan().unmet());
    }

    private PlanStatus status(Allocation allocation, boolean busy) {
        if (!allocation.plan().unmet().isEmpty()) {
            return PlanStatus.INFEASIBLE;
        }
        if (targets.stream().anyMatch(target -> target.history().isOscillating())) {
            return PlanStatus.OSCILLATING;
        }
        return busy ? PlanStatus.ADJUSTING : PlanStatus.CONVERGED;
    }

    private boolean waitIsAboveTarget() {
        boolean late = false;
        for (InstanceTarget target : targets) {
            ServiceEstimate estimate = target.estimate();
            double limit = input.settings().targetWaitSeconds(target.service());
            if (estimate != null && isLate(estimate, limit)) {
                late = true;
                reasons.add("Service " + target.service().serviceId() + " still waits "
                        + Phrases.number(estimate.meanWaitSeconds()) + " s on average (target "
                        + Phrases.number(limit) + " s), while its backlog is worked off.");
            }
        }
        return late;
    }

    private static boolean isLate(ServiceEstimate estimate, double targetSeconds) {
        double allowed = Math.max(1, estimate.arrivalsPerSecond() * targetSeconds);
        return estimate.meanWaitSeconds() > WAIT_TOLERANCE * targetSeconds
                && estimate.backlog() > (WAIT_TOLERANCE - 1) * allowed;
    }

    /** Returns each service's share of placements: slots by speed and by share of successes. */
    private Map<String, Double> weights(IntegerPlan reached) {
        Map<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (InstanceTarget target : targets) {
            ServiceEstimate estimate = target.estimate();
            Double seconds = estimate == null ? null : estimate.meanServiceSeconds();
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
            Map<String, Map<String, Integer>> instances,
            Map<String, Double> weights,
            double cost,
            @Nullable Double bound,
            @Nullable Double gap,
            ShadowPrices prices,
            Map<String, Integer> unmet) {
        Plan previous = input.previous();
        return new Plan(
                previous == null ? 1 : previous.version() + 1,
                input.now(),
                status,
                instances,
                weights,
                cost,
                bound,
                gap,
                prices,
                reasons,
                unmet,
                estimates,
                histories,
                false);
    }
}
