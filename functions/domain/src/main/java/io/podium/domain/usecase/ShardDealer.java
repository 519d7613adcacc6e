package io.podium.domain.usecase;

import io.podium.domain.resource.Pool;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Deals the tasks of one call to the shards of their pools in turn, beginning anywhere, so that all lines are as long. */
final class ShardDealer {
    private final RandomGenerator random;
    private final Map<String, Integer> turns = new HashMap<>();

    ShardDealer(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the task as it waits in the next shard of its pool. */
    TaskSpec deal(TaskSpec spec, Pool pool) {
        if (pool.shards() == 1) {
            return spec;
        }
        String id = spec.shard().pool();
        int turn = turns.computeIfAbsent(id, any -> random.nextInt(pool.shards()));
        turns.put(id, turn + 1);
        return spec.waitingIn(new ShardKey(id, turn % pool.shards()), spec.pinned());
    }
}
