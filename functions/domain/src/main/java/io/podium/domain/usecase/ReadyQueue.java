package io.podium.domain.usecase;

import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.store.ItemPage;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The front of a ready queue, in the order of the pool's present rules. */
final class ReadyQueue {
    private static final int PAGE = 200;

    private final Stores stores;
    private final Surroundings surroundings;

    ReadyQueue(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * Returns the first tasks of all queues of a type in a pool; see {@link #front(QueueKey, PoolRules, int)}. Tasks are
     * dealt to the shards evenly, so twice an even part of each shows the first of all.
     */
    QueueFront front(Pool pool, String type, int limit) {
        int part = pool.shards() == 1 ? limit : (2 * limit + pool.shards() - 1) / pool.shards();
        return QueueFront.together(Sources.shardsOf(pool).stream()
                .map(shard -> front(new QueueKey(shard, type), pool.rules(), part))
                .toList());
    }

    /**
     * Returns the first tasks of the queue's tenants. Where one of them was ranked by rules that no longer hold, the whole
     * queue is ranked anew first: its order means nothing otherwise.
     *
     * @param limit how many of the first tenant; see {@link QueueFront}
     */
    private QueueFront front(QueueKey queue, PoolRules rules, int limit) {
        QueueFront front = QueueFront.read(stores.tasks(), queue, limit, surroundings.random());
        if (front.tasks().stream().allMatch(task -> task.rank().rankedBy().equals(rules.rankedBy()))) {
            return front;
        }
        rankAnew(queue, rules);
        return QueueFront.read(stores.tasks(), queue, limit, surroundings.random());
    }

    /**
     * Lets tasks that have fallen due into the queues of a shard.
     *
     * @return whether there may be more of them
     */
    boolean letIn(ShardKey shard) {
        List<TaskKey> due = stores.tasks().due(shard, surroundings.now(), PAGE);
        if (!due.isEmpty()) {
            new WakeDueTasks(stores, surroundings).run(due);
        }
        return due.size() == PAGE;
    }

    private void rankAnew(QueueKey queue, PoolRules rules) {
        List<TaskKey> stale = new ArrayList<>();
        @Nullable String next = null;
        do {
            ItemPage<ReadyTask> page = stores.tasks().readyAfter(queue, next, PAGE);
            page.items().stream()
                    .filter(task -> !task.rank().rankedBy().equals(rules.rankedBy()))
                    .forEach(task -> stale.add(task.key()));
            next = page.next();
        } while (next != null);
        for (int from = 0; from < stale.size(); from += PAGE) {
            Map<TaskKey, Task> found = stores.tasks().findAll(stale.subList(from, Math.min(stale.size(), from + PAGE)));
            List<Task> changed = new ArrayList<>();
            for (Task task : found.values()) {
                if (task.status() == TaskStatus.READY) {
                    Rank rank = SchedulingPolicies.rank(ReadyTask.of(task), rules, surroundings.random());
                    changed.add(task.moved(rank));
                }
            }
            // A task that somebody moved in between has left the queue, or was ranked by whoever moved it.
            stores.tasks().store(changed);
        }
    }
}
