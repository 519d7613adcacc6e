package io.podium.domain.optimization;

/** Where the loop of cycles stands. */
public enum PlanStatus {
    /** The requirements are met and nothing is changed. */
    CONVERGED,
    /** Something is changed, or waits for budget, cooldown or data, or a wait is above its target. */
    ADJUSTING,
    /** A service goes up and down by turns; it is not shrunk until that has stopped. */
    OSCILLATING,
    /** Demand cannot be met within capacity and bounds. */
    INFEASIBLE
}
