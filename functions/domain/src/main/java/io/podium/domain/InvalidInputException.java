package io.podium.domain;

import java.util.List;
import java.util.stream.Collectors;

/** The input breaks rules. The same input will never be accepted, so nobody should try it again. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Violation> violations;

    /**
     * Refuses an input for all of these reasons.
     *
     * @throws IllegalArgumentException if there is no violation
     */
    public InvalidInputException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("an input is invalid for at least one reason");
        }
        this.violations = List.copyOf(violations);
    }

    /** Refuses an input for one reason. */
    public InvalidInputException(String field, String rule) {
        this(List.of(new Violation(field, rule)));
    }

    /** Returns what is wrong with the input, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
