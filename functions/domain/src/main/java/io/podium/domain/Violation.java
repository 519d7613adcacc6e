package io.podium.domain;

import java.io.Serializable;
import java.util.Objects;

/**
 * One rule that one field of an input breaks.
 *
 * @param field where it is, as in {@code tasks[3].request.cpu.min}; {@code $} is the whole input
 * @param rule the rule, with the value that breaks it
 */
public record Violation(String field, String rule) implements Serializable {
    public Violation {
        Objects.requireNonNull(field);
        Objects.requireNonNull(rule);
    }

    /** Renders the violation as in {@code slots: a whole number from 1 to 1000 is expected, not 0}. */
    @Override
    public String toString() {
        return field + ": " + rule;
    }
}
