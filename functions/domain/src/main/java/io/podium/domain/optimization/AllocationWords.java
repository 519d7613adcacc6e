package io.podium.domain.optimization;

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
    private final Relaxation relaxation;

    AllocationWords(AllocationProblem problem, Allocation allocation, Relaxation relaxation) {
        this.problem = problem;
        this.allocation = allocation;
        this.relaxation = relaxation;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        prices(sentences);
        if (sentences.isEmpty()
                && allocation.gap() != null
                && allocation.plan().unmet().isEmpty()) {
            sentences.add("More capacity in any pool would save nothing at present.");
        }
        problem.services().forEach(service -> missing(sentences, service));
        relaxation(sentences);
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
                    + " beyond its maximum of " + service.maxInstances()
                    + ". Its demand could be met with a maximum of "
                    + service.wantedWhole() + ".");
        }
        if (beyondCapacity > 0) {
            sentences.add("Service " + service.serviceId() + " gets "
                    + (service.wantedWithinBounds() - beyondCapacity) + " of the "
                    + Phrases.count(service.wantedWithinBounds(), "instance") + " that it wants"
                    + (problem.pools().stream().anyMatch(pool -> service.allows(pool.poolId()))
                            ? ""
                            : ", since none of the pools that it is allowed in exists")
                    + worth(service));
        }
    }

    private String worth(ServiceDemand service) {
        Double price = allocation.prices().demand().get(service.serviceId());
        return price == null || price <= NOTHING ? "." : "; one more is worth " + Phrases.money(price) + "/h to it.";
    }

    /** Says the smallest additions to capacity that would be enough. */
    private void relaxation(List<String> sentences) {
        List<String> parts = new ArrayList<>();
        for (PoolSupply pool : problem.pools()) {
            Map<String, Double> added = relaxation.additions().getOrDefault(pool.poolId(), Map.of());
            if (!added.isEmpty()) {
                parts.add(inUnits(added) + " more in pool " + pool.poolId() + " (which has "
                        + inUnits(having(pool, added)) + ")");
            }
        }
        if (!parts.isEmpty()) {
            sentences.add("The smallest addition to capacity that would meet all demand is "
                    + String.join(", and ", parts) + ".");
        }
    }

    private static Map<String, Double> having(PoolSupply pool, Map<String, Double> kinds) {
        Map<String, Double> having = new TreeMap<>();
        kinds.keySet().forEach(kind -> having.put(kind, pool.capacity().amount(kind)));
        return having;
    }

    private static String inUnits(Map<String, Double> amounts) {
        List<String> parts = new ArrayList<>();
        amounts.forEach(
                (kind, amount) -> parts.add(Phrases.number(amount / Phrases.perUnit(kind)) + " " + Phrases.unit(kind)));
        return String.join(" and ", parts);
    }
}
