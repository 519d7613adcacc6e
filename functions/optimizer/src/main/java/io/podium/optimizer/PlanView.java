package io.podium.optimizer;

import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanChange;
import io.podium.domain.optimization.PlanDecision;
import io.podium.domain.optimization.PlanDifference;
import io.podium.domain.optimization.ServiceEstimate;
import io.podium.lambda.api.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans as the API shows them. */
final class PlanView {
    private PlanView() {}

    static Map<String, Object> whole(Plan plan) {
        Map<String, Object> estimates = new LinkedHashMap<>();
        plan.estimates().forEach((service, estimate) -> estimates.put(service, show(estimate)));
        return Shown.object()
                .with("version", plan.version())
                .with("createdAt", plan.createdAt())
                .with("status", plan.status().name().toLowerCase(Locale.ROOT))
                .with("applied", plan.applied())
                .with("instances", plan.instances())
                .with("weights", plan.weights())
                .with("costPerHour", plan.costPerHour())
                .with("lpBoundPerHour", plan.lpBoundPerHour())
                .with("gap", plan.gap())
                .with(
                        "prices",
                        Map.of(
                                "capacity", plan.prices().capacity(),
                                "demand", plan.prices().demand(),
                                "capacityRanges", ranges(plan)))
                .with("unmet", plan.unmet())
                .with("relaxation", plan.relaxation())
                .with("estimates", estimates)
                .with("reasons", plan.reasons())
                .tree();
    }

    /** Shows what history is about: costs, prices and instances, but not what was believed and why. */
    static Map<String, Object> brief(Plan plan) {
        Map<String, Object> tree = whole(plan);
        List.of("weights", "estimates", "reasons").forEach(tree::remove);
        return tree;
    }

    /** Shows what one more unit saves at least and what one less costs; an infinite price is left out. */
    private static Map<String, Object> ranges(Plan plan) {
        Map<String, Object> shown = new LinkedHashMap<>();
        plan.prices().ranges().forEach((pool, byKind) -> {
            Map<String, Object> kinds = new LinkedHashMap<>();
            byKind.forEach((kind, range) -> kinds.put(
                    kind,
                    Shown.object()
                            .with("least", Double.isInfinite(range.lowest()) ? null : range.lowest())
                            .with("most", Double.isInfinite(range.highest()) ? null : range.highest())
                            .tree()));
            shown.put(pool, kinds);
        });
        return shown;
    }

    static Map<String, Object> decision(PlanDecision decision, @Nullable Plan before, boolean dryRun) {
        return Shown.object()
                .with("dryRun", dryRun)
                .with("plan", whole(decision.plan()))
                .with("changes", decision.changes().stream().map(PlanView::show).toList())
                .with("difference", before == null ? List.of() : PlanDifference.words(before, decision.plan()))
                .tree();
    }

    private static Map<String, Object> show(PlanChange change) {
        return Shown.object()
                .with("serviceId", change.serviceId())
                .with("pool", change.poolId())
                .with("from", change.from())
                .with("to", change.to())
                .tree();
    }

    private static Map<String, Object> show(ServiceEstimate estimate) {
        return Shown.object()
                .with("arrivalsPerSecond", estimate.arrivalsPerSecond())
                .with("meanServiceSeconds", estimate.meanServiceSeconds())
                .with("arrivalVariability", estimate.arrivalVariability())
                .with("serviceVariability", estimate.serviceVariability())
                .with("failureShare", estimate.failureShare())
                .with("meanWaitSeconds", estimate.meanWaitSeconds())
                .with("lastWaitSeconds", estimate.lastWaitSeconds())
                .with("backlog", estimate.backlog())
                .with("slowness", estimate.model().slowness())
                .with("attemptsPerSecond", estimate.attemptsPerSecond())
                .with("requiredSlots", estimate.requiredSlots())
                .tree();
    }
}
