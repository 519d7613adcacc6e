package io.podium.optimizer.highs;

/** What HiGHS says of a model after a run. */
enum HighsStatus {
    OPTIMAL,
    INFEASIBLE,
    UNBOUNDED,
    TIME_LIMIT,
    ITERATION_LIMIT,
    ERROR;

    /** Reads the number of a model status. */
    static HighsStatus of(int number) {
        return switch (number) {
            case 7 -> OPTIMAL;
            case 8 -> INFEASIBLE;
            case 10 -> UNBOUNDED;
            case 13 -> TIME_LIMIT;
            case 14 -> ITERATION_LIMIT;
            default -> ERROR;
        };
    }
}
