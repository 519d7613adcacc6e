package io.podium.domain.fairness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of fairness by name. A new one is a class of its own and one line here. */
public final class Fairnesses {
    private static final Map<String, Fairness> BY_NAME =
            byName(List.of(new MaxMinFairness(), new DominantResourceFairness(), new NoFairness()));

    private Fairnesses() {}

    /** Returns the names of all, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * Returns the fairness of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Fairness named(String name) {
        Fairness fairness = BY_NAME.get(name);
        if (fairness == null) {
            throw new IllegalArgumentException(
                    "there is no fairness " + name + ". Maybe one of: " + String.join(", ", names()));
        }
        return fairness;
    }

    private static Map<String, Fairness> byName(List<Fairness> all) {
        Map<String, Fairness> named = new TreeMap<>();
        all.forEach(fairness -> named.put(fairness.name(), fairness));
        return named;
    }
}
