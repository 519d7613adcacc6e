package io.podium.domain.store;

import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that have ended, in one list for each tenant, shard and way to end, so that the lists of a busy pool are as many
 * as its shards. Those of a pool are read as one.
 */
public final class EndedStore {
    private static final Comparator<IndexHit> LATEST_FIRST = Comparator.comparing(
                    (IndexHit hit) -> hit.entry().sort(), Utf8Order.INSTANCE)
            .reversed();

    private final ItemStore items;
    private final TaskStore tasks;

    EndedStore(ItemStore items, TaskStore tasks) {
        this.items = items;
        this.tasks = tasks;
    }

    /**
     * When the tasks ended that are wanted.
     *
     * @param from only those that ended then or later, or null
     * @param to only those that ended before then, or null
     */
    public record Time(@Nullable Instant from, @Nullable Instant to) {
        /** All tasks, whenever they ended. */
        public static final Time ANY = new Time(null, null);
    }

    /**
     * Returns a page of a tenant's tasks that ended in one way in some shards, latest first. It may hold fewer than the limit.
     *
     * @param after where the page begins, as the page before or {@link #placeOf} said; null for the first
     */
    public TaskPage page(
            String tenant,
            Collection<ShardKey> shards,
            TaskStatus status,
            Time time,
            @Nullable String after,
            int limit) {
        String start = after == null && time.to() != null ? TaskIndex.time(time.to()) : after;
        String end = time.from() == null ? null : TaskIndex.time(time.from());
        Range range = new Range(start, end, Range.Direction.DESCENDING, limit);
        if (range.isEmpty()) {
            return new TaskPage(List.of(), null);
        }
        List<IndexHit> hits = new ArrayList<>();
        String known = null;
        for (ShardKey shard : shards) {
            ItemPage<IndexHit> page = items.queryIndex(TaskIndex.ended(tenant, shard, status), range);
            hits.addAll(page.items());
            known = later(known, page.next());
        }
        return merged(hits, known, limit, tenant, status);
    }

    /** What comes behind {@code known} is not known of every shard, so the page ends there; null is no end. */
    private TaskPage merged(List<IndexHit> hits, @Nullable String known, int limit, String tenant, TaskStatus status) {
        List<IndexHit> sorted = hits.stream()
                .filter(hit ->
                        known == null || Utf8Order.INSTANCE.compare(hit.entry().sort(), known) >= 0)
                .sorted(LATEST_FIRST)
                .toList();
        if (sorted.size() <= limit) {
            return tasks.page(new ItemPage<>(sorted, known), tenant, status);
        }
        List<IndexHit> first = sorted.subList(0, limit);
        return tasks.page(new ItemPage<>(first, first.get(limit - 1).entry().sort()), tenant, status);
    }

    private static @Nullable String later(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Utf8Order.INSTANCE.compare(one, other) >= 0 ? one : other;
    }

    /** Returns the place of an ended task among those that ended in the same way in the same pool. */
    public static String placeOf(Task task) {
        IndexEntry entry = TaskIndex.entry(task);
        if (entry == null || !task.status().isFinal()) {
            throw new IllegalArgumentException("task " + task.key() + " is " + task.status() + " and has not ended");
        }
        return entry.sort();
    }
}
