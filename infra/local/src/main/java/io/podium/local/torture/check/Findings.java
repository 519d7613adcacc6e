package io.podium.local.torture.check;

/** Takes what is found broken. */
@FunctionalInterface
interface Findings {
    /** A rule does not hold. */
    void broken(String rule);

    /** Finds a rule broken unless it holds; the details are what it is about. */
    default void require(boolean holds, String rule, Object... details) {
        if (!holds) {
            StringBuilder words = new StringBuilder(rule);
            for (Object detail : details) {
                words.append("\n        ").append(detail);
            }
            broken(words.toString());
        }
    }
}
