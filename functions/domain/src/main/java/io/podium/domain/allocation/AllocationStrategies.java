package io.podium.domain.allocation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The allocation strategies by name. A new one is a class of its own and one line here. */
public final class AllocationStrategies {
    /** Gives nobody more than the least that it asks for. */
    public static final AllocationStrategy SMALLEST = new SmallestSufficientStrategy();

    private static final Map<String, AllocationStrategy> BY_NAME =
            byName(List.of(new RandomStrategy(), SMALLEST, new LargestAllowedStrategy(), new PlanStrategy()));

    private AllocationStrategies() {}

    /** Returns the names of all strategies, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * Returns the strategy of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AllocationStrategy named(String name) {
        AllocationStrategy strategy = BY_NAME.get(name);
        if (strategy == null) {
            throw new IllegalArgumentException(
                    "there is no allocation strategy " + name + ". Maybe one of: " + String.join(", ", names()));
        }
        return strategy;
    }

    private static Map<String, AllocationStrategy> byName(List<AllocationStrategy> strategies) {
        Map<String, AllocationStrategy> named = new TreeMap<>();
        strategies.forEach(strategy -> named.put(strategy.name(), strategy));
        return named;
    }
}
