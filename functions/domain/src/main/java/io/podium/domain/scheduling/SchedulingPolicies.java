package io.podium.domain.scheduling;

import io.podium.domain.resource.PoolRules;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The scheduling policies by name. A new one is a class of its own and one line here. */
public final class SchedulingPolicies {
    private static final Map<String, SchedulingPolicy> BY_NAME = byName(List.of(
            new RandomPolicy(),
            new FifoPolicy(),
            new SjfPolicy(),
            new SrtfPolicy(),
            new DynamicPriorityPolicy(),
            new EarliestDeadlinePolicy()));

    private SchedulingPolicies() {}

    /** Returns the names of all policies, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * Returns the policy of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SchedulingPolicy named(String name) {
        SchedulingPolicy policy = BY_NAME.get(name);
        if (policy == null) {
            throw new IllegalArgumentException(
                    "there is no scheduling policy " + name + ". Maybe one of: " + String.join(", ", names()));
        }
        return policy;
    }

    /** Returns a task's rank under the rules of its pool. */
    public static Rank rank(ReadyTask task, PoolRules rules, RandomGenerator random) {
        return new Ranking(rules, random).of(task);
    }

    private static Map<String, SchedulingPolicy> byName(List<SchedulingPolicy> policies) {
        Map<String, SchedulingPolicy> named = new TreeMap<>();
        policies.forEach(policy -> named.put(policy.name(), policy));
        return named;
    }
}
