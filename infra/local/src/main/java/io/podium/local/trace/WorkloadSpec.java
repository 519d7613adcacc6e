package io.podium.local.trace;

import java.util.List;

/**
 * What a workload is drawn from. Arrivals are a Markov-modulated Poisson process of two states (Fischer and
 * Meier-Hellstern, "The Markov-modulated Poisson process cookbook", 1993): calm and burst take turns, each for an
 * exponentially distributed time and with a rate of its own.
 *
 * @param tasks how many tasks, at least 1
 * @param calmRate arrivals in a second while calm
 * @param burstRate arrivals in a second in a burst
 * @param calmSeconds how long a calm time takes, on average
 * @param burstSeconds how long a burst takes, on average
 * @param types the task types
 * @param tenants the tenants
 */
public record WorkloadSpec(
        int tasks,
        double calmRate,
        double burstRate,
        double calmSeconds,
        double burstSeconds,
        List<TypeShare> types,
        List<TenantShare> tenants) {
    /** The number of tasks in the bundled workload. */
    public static final int BUNDLED_TASKS = 2_000;

    /** The seed of the bundled workload, which makes it half an hour long. */
    public static final long BUNDLED_SEED = 5;

    /**
     * A task type.
     *
     * @param type its name
     * @param weight its share of the tasks, relative to the other types
     * @param durations how long its tasks run
     * @param priorities the priorities that its tasks have, equally often
     */
    public record TypeShare(String type, double weight, Durations durations, List<Integer> priorities) {
        public TypeShare {
            priorities = List.copyOf(priorities);
        }
    }

    /**
     * A tenant.
     *
     * @param tenant its name
     * @param weight its share of the tasks, relative to the other tenants
     */
    public record TenantShare(String tenant, double weight) {}

    public WorkloadSpec {
        types = List.copyOf(types);
        tenants = List.copyOf(tenants);
        if (tasks < 1) {
            throw new IllegalArgumentException("a workload has at least one task, not " + tasks);
        }
        if (!(calmRate > 0 && burstRate > 0 && calmSeconds > 0 && burstSeconds > 0)) {
            throw new IllegalArgumentException("rates and times of a workload are above 0");
        }
        if (types.isEmpty() || tenants.isEmpty()) {
            throw new IllegalArgumentException("a workload has at least one type and one tenant");
        }
    }

    /**
     * The bundled workload's: about 1.1 tasks a second, in bursts 3, and some 6 seconds of work in each, so that some
     * 6 servers are busy on average and some 18 in a burst.
     */
    public static WorkloadSpec bundled(int tasks) {
        return new WorkloadSpec(
                tasks,
                0.6,
                3,
                120,
                30,
                List.of(
                        new TypeShare("thumbnail", 50, new Durations.LogNormal(2, 0.8, 60), List.of(1, 2)),
                        new TypeShare("invoice", 25, new Durations.LogNormal(1, 0.5, 20), List.of(3)),
                        new TypeShare("transcode", 15, new Durations.BoundedPareto(1.3, 4, 180), List.of(1)),
                        new TypeShare("report", 10, new Durations.LogNormal(15, 1, 240), List.of(0, 2))),
                List.of(new TenantShare("acme", 5), new TenantShare("globex", 3), new TenantShare("initech", 2)));
    }
}
