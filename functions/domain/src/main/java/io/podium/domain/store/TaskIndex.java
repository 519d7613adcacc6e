package io.podium.domain.store;

import io.podium.domain.task.GangPlace;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands in the sparse index of its table. Ready tasks are ordered by tenant, then by rank; delayed and
 * blocked ones by when they are to be looked at, ended ones by when they ended; a live task is in no index, because the
 * ledger that it holds from lists it. Of a gang that waits, one member stands in its ready queue, so that it takes one
 * place of what a step reads, and the others stand apart.
 */
final class TaskIndex {
    private static final int TIME_DIGITS = 15;

    private TaskIndex() {}

    static @Nullable IndexEntry entry(Task task) {
        ShardKey shard = task.spec().shard();
        String name = task.key().tenant() + "#" + task.key().id();
        return switch (task.status()) {
            case READY ->
                task.gathering().map(GangPlace::leads).orElse(true)
                        ? new IndexEntry(
                                ready(task.spec().queue()),
                                lane(task, task.rank().sortable()),
                                brief(task))
                        : new IndexEntry(led(shard), lane(task, ""), stub(task));
            case DELAYED, BLOCKED ->
                task.dueAt() == null ? null : new IndexEntry(due(shard), time(task.dueAt()) + "#" + name, stub(task));
            case PLACED, RUNNING -> null;
            case SUCCEEDED, FAILED, DEAD, CANCELLED ->
                task.outcome() == null
                        ? null
                        : new IndexEntry(
                                ended(task.key().tenant(), shard, task.status()),
                                time(task.outcome().finishedAt()) + "#"
                                        + task.key().id(),
                                stub(task));
        };
    }

    static String ready(QueueKey queue) {
        return "READY#" + queue;
    }

    /** Returns the partition of ready tasks for whom another member of their gang stands in a queue. */
    static String led(ShardKey shard) {
        return "LED#" + shard;
    }

    private static String lane(Task task, String rank) {
        return Lane.front(task.key().tenant()) + rank + "#" + time(task.submittedAt()) + "#"
                + task.key().id();
    }

    static String due(ShardKey shard) {
        return "DUE#" + shard;
    }

    static String ended(String tenant, ShardKey shard, TaskStatus status) {
        return status + "#" + tenant + "#" + (shard.number() == 0 ? shard.pool() : shard);
    }

    /** Returns when a delayed or blocked task is due, by its entry. */
    static Instant dueAt(IndexEntry entry) {
        return Instant.ofEpochMilli(Long.parseLong(entry.sort().substring(0, TIME_DIGITS)));
    }

    /** Returns a sort key behind every task that is due by {@code now}: {@code $} is the character next to {@code #}. */
    static String dueBy(Instant now) {
        return time(now) + "$";
    }

    static ReadyTask readyTask(IndexHit hit) {
        Document brief = Document.of(hit.entry().brief());
        return new ReadyTask(
                key(hit),
                hit.version(),
                QueueKey.parse(brief.text("queue")),
                brief.flag("pinned"),
                brief.number("priority"),
                brief.instant("submitted"),
                brief.number("expected"),
                TaskCodec.request(brief),
                brief.optionalInstant("deadline"),
                new Rank(brief.number("rank"), brief.text("rankedBy")),
                brief.texts("failedOn"),
                brief.optionalText("gang"));
    }

    static TaskKey key(IndexHit hit) {
        Document brief = Document.of(hit.entry().brief());
        return new TaskKey(brief.text("tenant"), brief.text("id"));
    }

    private static Map<String, Object> brief(Task task) {
        ReadyTask ready = ReadyTask.of(task);
        Document brief = Document.of(stub(task))
                .put("queue", ready.queue().toString())
                .put("pinned", ready.pinned() ? true : null)
                .put("priority", ready.priority())
                .put("submitted", ready.submittedAt())
                .put("expected", ready.expectedSeconds())
                .put("deadline", ready.deadline())
                .put("rank", ready.rank().value())
                .put("rankedBy", ready.rank().rankedBy())
                .putList("failedOn", ready.failedOn())
                .put("gang", ready.gang());
        TaskCodec.putRequest(brief, ready.request());
        return brief.tree();
    }

    private static Map<String, Object> stub(Task task) {
        return Document.empty()
                .put("tenant", task.key().tenant())
                .put("id", task.key().id())
                .tree();
    }

    static String time(Instant instant) {
        return Digits.padded(Math.max(0, instant.toEpochMilli()), TIME_DIGITS);
    }
}
