package io.podium.domain.optimization;

import java.time.Duration;

/**
 * How the planning cycle behaves.
 *
 * @param targetWaitSeconds mean wait aimed at for services without a target of their own, positive
 * @param churnPrice USD for each instance that is started, or stopped to run elsewhere; what a service does not need any
 *     more is stopped whatever it costs
 * @param cooldown how long a service is not shrunk after it grew
 * @param changeBudget largest share of the running instances that one cycle changes, above 0
 * @param alwaysAllowed changes that one cycle may make however few instances run, at least 1
 * @param hysteresis a service is not shrunk unless it would still suffice for this share more load
 * @param smoothing least weight of the newest window in an estimate, above 0 and at most 1; it is larger while few
 *     windows are known
 * @param drainHorizon time in which a backlog is to be worked off, or that of one task where that is longer
 * @param minSamples observations from which variability and failures are judged, and the weight of what was known before
 * @param safetyQuantile quantile of the load's estimate that a service is grown to, from 0.5 to below 1
 * @param maxRetryFactor largest factor by which failures raise the load, 1 or more
 * @param rollback when a change is taken back
 */
public record OptimizerSettings(
        double targetWaitSeconds,
        double churnPrice,
        Duration cooldown,
        double changeBudget,
        int alwaysAllowed,
        double hysteresis,
        double smoothing,
        Duration drainHorizon,
        int minSamples,
        double safetyQuantile,
        double maxRetryFactor,
        RollbackRule rollback) {

    /**
     * A target of 1 s, a cooldown of a minute, a horizon of 15 s, which is how soon after a plan tasks that wait bring
     * about another, changes of as much as runs, at least sixteen, in a cycle.
     */
    public static final OptimizerSettings DEFAULT = new OptimizerSettings(
            1,
            0.001,
            Duration.ofMinutes(1),
            1,
            16,
            0.2,
            0.15,
            Duration.ofSeconds(15),
            20,
            0.99,
            2,
            RollbackRule.DEFAULT);

    public OptimizerSettings {
        require(targetWaitSeconds > 0, "targetWaitSeconds is positive", targetWaitSeconds);
        require(churnPrice >= 0, "churnPrice is not negative", churnPrice);
        require(changeBudget > 0, "changeBudget is positive", changeBudget);
        require(alwaysAllowed >= 1, "alwaysAllowed is at least 1", alwaysAllowed);
        require(hysteresis >= 0, "hysteresis is not negative", hysteresis);
        require(smoothing > 0 && smoothing <= 1, "smoothing is above 0 and at most 1", smoothing);
        require(minSamples >= 1, "minSamples is at least 1", minSamples);
        require(safetyQuantile >= 0.5 && safetyQuantile < 1, "safetyQuantile is from 0.5 to below 1", safetyQuantile);
        require(maxRetryFactor >= 1, "maxRetryFactor is at least 1", maxRetryFactor);
        require(!cooldown.isNegative(), "cooldown is not negative", cooldown);
        require(drainHorizon.compareTo(Duration.ZERO) > 0, "drainHorizon is positive", drainHorizon);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("optimizer setting " + rule + ": " + value);
        }
    }

    /** Returns the same with another target for services without one of their own. */
    public OptimizerSettings withTargetWaitSeconds(double seconds) {
        return with(seconds, drainHorizon);
    }

    /** Returns the same with another time in which a backlog is to be worked off. */
    public OptimizerSettings withDrainHorizon(Duration horizon) {
        return with(targetWaitSeconds, horizon);
    }

    private OptimizerSettings with(double target, Duration horizon) {
        return new OptimizerSettings(
                target,
                churnPrice,
                cooldown,
                changeBudget,
                alwaysAllowed,
                hysteresis,
                smoothing,
                horizon,
                minSamples,
                safetyQuantile,
                maxRetryFactor,
                rollback);
    }

    /** Returns the target of a service. */
    public double targetWaitSeconds(ServiceSettings service) {
        return service.targetWaitSeconds() > 0 ? service.targetWaitSeconds() : targetWaitSeconds;
    }
}
