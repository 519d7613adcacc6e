package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what capacity is worth, what is missing and how good the whole instances are. */
final class AllocationWords {

    private static final double NOTHING = 1e-9;
    private static final double GAP_WORTH_SAYING = 0.001;

    private final AllocationProblem problem;
    private final Allocation allocation;

    AllocationWords(AllocationProblem problem, Allocation allocation) {
        this.problem = problem;
        this.allocation = allocation;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        prices(sentences);
        problem.services().forEach(service -> missing(sentences, service));
        Double gap = allocation.gap();
        if (gap == null) {
            sentences.add(
                    "The linear program gave no optimum (" + allocation.result().words()
                            + "), so instances were placed greedily and how far that is from the best is not known.");
        } else if (gap > GAP_WORTH_SAYING) {
            sentences.add("Whole instances cost " + Phrases.percent(gap)
                    + " more than the bound for fractions of instances.");
        }
        return sentences;
    }

    private void prices(List<String> sentences) {
        allocation
                .prices()
                .capacity()
                .forEach((pool, byKind) -> byKind.forEach((kind, price) -> {
                    double saving = price * Phrases.perUnit(kind);
                    if (saving > NOTHING) {
                        sentences.add(kind + " in pool " + pool + " is binding: one more " + Phrases.unit(kind)
                                + " would save " + worthOf(pool, kind, saving) + ".");
                    }
                }));
    }

    /** Returns what one more unit saves, and at a degenerate optimum what one unit less costs. */
    private String worthOf(String pool, String kind, double saving) {
        PriceRange range =
                allocation.prices().ranges().getOrDefault(pool, Map.of()).get(kind);
        if (range == null || !range.isDegenerate()) {
            return Phrases.money(saving) + "/h";
        }
        double unit = Phrases.perUnit(kind);
        String less = Double.isInfinite(range.highest())
                ? "and no plan could do with less"
                : "one less would cost " + Phrases.money(range.highest() * unit) + "/h";
        return Phrases.money(range.lowest() * unit) + "/h, " + less;
    }

    private void missing(List<String> sentences, ServiceDemand service) {
        Integer missing = allocation.plan().unmet().get(service.serviceId());
        if (missing == null) {
            return;
        }
        int beyondMaximum = service.wantedWhole() - service.wantedWithinBounds();
        int beyondCapacity = missing - beyondMaximum;
        if (beyondMaximum > 0) {
            sentences.add("Service " + service.serviceId() + " wants " + Phrases.count(beyondMaximum, "instance")
                    + " beyond its maximum of " + service.maxInstances() + "; raising it would meet the demand.");
        }
        if (beyondCapacity > 0) {
            sentences.add("Service " + service.serviceId() + " misses "
                    + Phrases.count(beyondCapacity, "instance") + ", which " + relaxation(service, beyondCapacity)
                    + worth(service));
        }
    }

    private String worth(ServiceDemand service) {
        Double price = allocation.prices().demand().get(service.serviceId());
        return price == null || price <= NOTHING ? "." : "; meeting one more is worth " + Phrases.money(price) + "/h.";
    }

    /** Returns the smallest addition to one pool that would hold what is missing. */
    private String relaxation(ServiceDemand service, int missing) {
        ResourceVector needed = service.need().times(missing);
        String best = "no pool that it is allowed in could hold";
        double least = Double.POSITIVE_INFINITY;
        for (PoolSupply pool : problem.pools()) {
            ResourceVector lacking = needed.minusAtMost(left(pool));
            double share = lackingShare(lacking, pool);
            if (service.allows(pool.poolId()) && share < least) {
                least = share;
                best = lacking.isNone()
                        ? "would cost more than the penalty for going without"
                        : "would need " + inUnits(lacking) + " more in pool " + pool.poolId();
            }
        }
        return best;
    }

    private ResourceVector left(PoolSupply pool) {
        ResourceVector left = pool.capacity();
        for (ServiceDemand service : problem.services()) {
            int count = allocation
                    .plan()
                    .instances()
                    .getOrDefault(service.serviceId(), Map.of())
                    .getOrDefault(pool.poolId(), 0);
            left = left.minusAtMost(service.need().times(count));
        }
        return left;
    }

    private static double lackingShare(ResourceVector lacking, PoolSupply pool) {
        double share = 0;
        for (String kind : lacking.kinds()) {
            share += lacking.amount(kind) / Math.max(NOTHING, pool.capacity().amount(kind));
        }
        return share;
    }

    private static String inUnits(ResourceVector amounts) {
        Map<String, String> parts = new TreeMap<>();
        for (String kind : amounts.kinds()) {
            parts.put(kind, Phrases.number(amounts.amount(kind) / Phrases.perUnit(kind)) + " " + Phrases.unit(kind));
        }
        return String.join(" and ", parts.values());
    }
}
