package io.podium.optimizer.raw;

import io.podium.domain.optimization.LpResult;

/** How a solve ended, as a caller sees it. */
public enum RawStatus {
    OPTIMAL("optimal"),
    INFEASIBLE("infeasible"),
    UNBOUNDED("unbounded"),
    TIME_LIMIT("time-limit"),
    ITERATION_LIMIT("iteration-limit"),
    MEMORY_LIMIT("memory-limit"),
    NUMERICAL_TROUBLE("numerical-trouble"),
    ENGINE_UNAVAILABLE("engine-unavailable");

    private final String text;

    RawStatus(String text) {
        this.text = text;
    }

    /** Returns the status in the answer. */
    public String text() {
        return text;
    }

    static RawStatus of(LpResult result) {
        if (result instanceof LpResult.Optimal) {
            return OPTIMAL;
        }
        if (result instanceof LpResult.Infeasible) {
            return INFEASIBLE;
        }
        if (result instanceof LpResult.Unbounded) {
            return UNBOUNDED;
        }
        if (result instanceof LpResult.LimitReached reached) {
            return switch (reached.limit()) {
                case TIME -> TIME_LIMIT;
                case ITERATIONS -> ITERATION_LIMIT;
                case MEMORY -> MEMORY_LIMIT;
            };
        }
        return result instanceof LpResult.NumericalTrouble ? NUMERICAL_TROUBLE : ENGINE_UNAVAILABLE;
    }
}
