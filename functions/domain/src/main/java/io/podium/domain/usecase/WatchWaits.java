package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.resource.Pool;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds dps to its word: notes by when the task that waits longest in a pool must have started by the wait bound, and finds
 * those that still wait afterwards. The bound is finite only while the pool keeps up with what arrives, so one that is broken
 * tells of less capacity or more work than there was when the bound was computed.
 *
 * <p>What was noted is forgotten with the process; then a broken bound is found later, and never one that holds.
 */
public final class WatchWaits {
    private final Stores stores;
    private final Surroundings surroundings;
    private final ExplainTask explain;
    private final Map<String, Promise> promises = new HashMap<>();

    public WatchWaits(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.explain = new ExplainTask(stores, surroundings);
    }

    private record Promise(TaskKey task, Instant startsBy) {}

    /**
     * Returns the tasks that wait although their bound has passed, and what was promised.
     *
     * @param oldest the task that waits longest, by pool
     */
    public synchronized Map<TaskKey, Instant> run(Map<String, ReadyTask> oldest) {
        promises.keySet().retainAll(oldest.keySet());
        Map<TaskKey, Instant> broken = new HashMap<>();
        for (Pool pool : stores.pools().all()) {
            ReadyTask task = oldest.get(pool.id());
            if (task == null || !pool.rules().policy().equals("dps")) {
                promises.remove(pool.id());
                continue;
            }
            Promise known = promises.get(pool.id());
            if (known == null || !known.task().equals(task.key())) {
                promises.remove(pool.id());
                Promise made = promise(task.key());
                if (made != null) {
                    promises.put(pool.id(), made);
                }
            } else if (surroundings.now().isAfter(known.startsBy())) {
                broken.put(known.task(), known.startsBy());
            }
        }
        return broken;
    }

    private @Nullable Promise promise(TaskKey task) {
        try {
            Explanation.Bound bound = explain.run(task).bound();
            double seconds =
                    bound == null ? Double.POSITIVE_INFINITY : bound.bound().waitSeconds();
            return Double.isFinite(seconds)
                    ? new Promise(task, surroundings.now().plusMillis((long) Math.min(1e15, Math.ceil(seconds * 1000))))
                    : null;
        } catch (NotFoundException e) {
            // It has ended and was cleaned up since it was looked at.
            return null;
        }
    }
}
