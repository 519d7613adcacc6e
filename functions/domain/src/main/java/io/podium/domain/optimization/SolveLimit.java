package io.podium.domain.optimization;

/** Which of the {@link SolveLimits} ended a solve. */
public enum SolveLimit {
    ITERATIONS,
    TIME,
    MEMORY
}
