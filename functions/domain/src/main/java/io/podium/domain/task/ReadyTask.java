package io.podium.domain.task;

import io.podium.domain.resource.ResourceRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ready queue tells of a task that waits in it.
 *
 * @param key the task's name
 * @param version the version that the queue knows; whoever acts on it writes on condition of it
 * @param queue where it waits
 * @param pinned whether it may only run in the queue's pool
 * @param priority larger goes first under dps
 * @param submittedAt when it was accepted
 * @param expectedSeconds what is thought to be left to run
 * @param request the resources asked for, or null for a slot's share
 * @param deadline when it should have finished, or null
 * @param rank its order in the queue
 * @param failedOn services that it came back from without success, the latest last
 * @param gang the gang that it stands for, whose priority, expectation and deadline the others are; null where it stands
 *     for itself
 */
public record ReadyTask(
        TaskKey key,
        long version,
        QueueKey queue,
        boolean pinned,
        double priority,
        Instant submittedAt,
        double expectedSeconds,
        @Nullable ResourceRequest request,
        @Nullable Instant deadline,
        Rank rank,
        List<String> failedOn,
        @Nullable String gang) {
    public ReadyTask {
        Objects.requireNonNull(key);
        Objects.requireNonNull(queue);
        Objects.requireNonNull(submittedAt);
        Objects.requireNonNull(rank);
        failedOn = List.copyOf(failedOn);
    }

    /** Returns the task type. */
    public String type() {
        return queue.type();
    }

    /** Returns what the queue tells of this task. */
    public static ReadyTask of(Task task) {
        TaskSpec spec = task.spec();
        GangPlace gang = task.gathering().orElse(null);
        return new ReadyTask(
                spec.key(),
                task.version(),
                spec.queue(),
                spec.pinned(),
                gang == null ? spec.priority() : gang.priority(),
                task.submittedAt(),
                gang == null ? task.expectedRemainingSeconds() : gang.expectedSeconds(),
                spec.request(),
                gang == null ? spec.deadline() : gang.deadline(),
                task.rank(),
                task.progress().failedOn(),
                gang == null ? null : gang.gang());
    }
}
