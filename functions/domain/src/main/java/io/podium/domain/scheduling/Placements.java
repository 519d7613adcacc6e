package io.podium.domain.scheduling;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The placements by name. A new one is a class of its own and one line here. */
public final class Placements {
    private static final Map<String, Placement> BY_NAME = byName(List.of(
            new RandomPlacement(), new LeastLoadedPlacement(), new PowerOfTwoPlacement(), new PlanWeightedPlacement()));

    private Placements() {}

    /** Returns the names of all placements, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * Returns the placement of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Placement named(String name) {
        Placement placement = BY_NAME.get(name);
        if (placement == null) {
            throw new IllegalArgumentException(
                    "there is no placement " + name + ". Maybe one of: " + String.join(", ", names()));
        }
        return placement;
    }

    private static Map<String, Placement> byName(List<Placement> placements) {
        Map<String, Placement> named = new TreeMap<>();
        placements.forEach(placement -> named.put(placement.name(), placement));
        return named;
    }
}
