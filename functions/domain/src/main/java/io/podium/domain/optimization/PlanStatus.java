package io.podium.domain.optimization;

/**
 * Where the loop of cycles stands. The first of these that holds, in the order infeasible, oscillating, adjusting,
 * converged.
 */
public enum PlanStatus {
    /**
     * The plan changes nothing and is to change nothing: every service has what it is to have, no cooldown, budget or
     * missing measurement holds anything back, and no service's mean wait is above three times its target, both in the
     * last window and smoothed over the last ones.
     */
    CONVERGED,
    /**
     * The plan changes something; or something is yet to be changed, held back by the budget, a cooldown, a pause or
     * because a service's speed is not known yet; or a service's mean wait is above three times its target.
     */
    ADJUSTING,
    /**
     * A service reversed its direction three times within its last {@link ServiceHistory#LENGTH} cycles although its load
     * stayed within the hysteresis. It is not shrunk until that has stopped. A service that follows a load that rises and
     * falls is adjusting.
     */
    OSCILLATING,
    /**
     * A service wants more instances than capacity, its maximum or its penalty allow, even after every service has given
     * up its reserve. The plan's reasons and {@link Plan#relaxation()} say what would be enough.
     */
    INFEASIBLE
}
