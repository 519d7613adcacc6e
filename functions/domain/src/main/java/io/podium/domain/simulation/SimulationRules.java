package io.podium.domain.simulation;

import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.resource.Sharing;
import io.podium.domain.scheduling.SchedulingPolicies;
import java.util.Objects;

/**
 * What a workload is simulated on, and how.
 *
 * @param servers how many processors there are, all alike, at least 1
 * @param policy the scheduling policy's name
 * @param agingRate priority that a waiting job gains per second under dps, at least 0
 * @param backfill whether jobs may overtake the first one
 * @param preemptionMarginSeconds by how much less a job must have left than one whose place it takes, at least 0
 * @param sharing what tenants may have; a job's processors count as so many slots
 */
public record SimulationRules(
        int servers,
        String policy,
        double agingRate,
        Backfill backfill,
        double preemptionMarginSeconds,
        Sharing sharing) {
    /** More than any machine has had. */
    public static final int MAX_SERVERS = 100_000_000;

    public SimulationRules {
        if (servers < 1 || servers > MAX_SERVERS) {
            throw new IllegalArgumentException("servers is " + servers + "; it is from 1 to " + MAX_SERVERS);
        }
        SchedulingPolicies.named(policy);
        Objects.requireNonNull(backfill);
        Fairnesses.named(sharing.fairness());
        checkAtLeastZero("agingRate", agingRate);
        checkAtLeastZero("preemptionMarginSeconds", preemptionMarginSeconds);
    }

    /** One order for the jobs of all tenants. */
    public SimulationRules(
            int servers, String policy, double agingRate, Backfill backfill, double preemptionMarginSeconds) {
        this(servers, policy, agingRate, backfill, preemptionMarginSeconds, Sharing.DEFAULT.by(Sharing.UNFAIR));
    }

    /** No backfilling, and preemption whenever it gains anything. */
    public SimulationRules(int servers, String policy, double agingRate) {
        this(servers, policy, agingRate, Backfill.NONE, 0);
    }

    /** Returns the same rules with another policy. */
    public SimulationRules withPolicy(String name) {
        return new SimulationRules(servers, name, agingRate, backfill, preemptionMarginSeconds, sharing);
    }

    /** Returns the same rules with another way to share. */
    public SimulationRules sharedBy(Sharing other) {
        return new SimulationRules(servers, policy, agingRate, backfill, preemptionMarginSeconds, other);
    }

    private static void checkAtLeastZero(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + "; it is finite and at least 0");
        }
    }
}
