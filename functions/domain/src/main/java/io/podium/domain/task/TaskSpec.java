package io.podium.domain.task;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.resource.ResourceRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for when a task was submitted; never changes.
 *
 * @param key the task's name
 * @param type the task type; a service that lists it can run the task
 * @param shard where the task waits
 * @param pinned whether the submitter named the pool, so that resources come from no other
 * @param priority larger goes first under dps
 * @param expected how long the task is thought to run: what was declared, else what was known when it was submitted
 * @param request the resources asked for, or null for a slot's share of the service that runs it
 * @param dependsOn ids of tasks of the same tenant that must finish first
 * @param failedParent what happens when one of those does not succeed
 * @param notBefore the earliest start, or null
 * @param deadline when it should have finished, or null
 * @param payload JSON text that is handed to the worker as it is, or null
 * @param maxAttempts how often it may be tried, from 1
 * @param membership the array and the gang that it belongs to
 * @param origin the submission that it came with
 */
public record TaskSpec(
        TaskKey key,
        String type,
        ShardKey shard,
        boolean pinned,
        double priority,
        DurationEstimate expected,
        @Nullable ResourceRequest request,
        List<String> dependsOn,
        FailedParentRule failedParent,
        @Nullable Instant notBefore,
        @Nullable Instant deadline,
        @Nullable String payload,
        int maxAttempts,
        Membership membership,
        Origin origin) {

    public TaskSpec {
        Objects.requireNonNull(key);
        Objects.requireNonNull(type);
        Objects.requireNonNull(shard);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(failedParent);
        Objects.requireNonNull(membership);
        Objects.requireNonNull(origin);
        dependsOn = List.copyOf(dependsOn);
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("a task is tried at least once, not " + maxAttempts + " times");
        }
        if (!Double.isFinite(priority)) {
            throw new IllegalArgumentException("a priority is finite, not " + priority);
        }
    }

    /** Returns what tells whether a repeated submission under this id is the same. */
    public String contentHash() {
        return origin.contentHash();
    }

    /** Returns what the task is found by in logs: its own id where its submission had none. */
    public String correlationId() {
        Correlation correlation = origin.correlation();
        return correlation == null ? key.id() : correlation.id();
    }

    /** Returns the trace context that it was submitted in, if any. */
    public Optional<String> traceParent() {
        return Optional.ofNullable(origin.correlation()).flatMap(Correlation::traceParent);
    }

    /** Returns the declared seconds, or null where none were. */
    public @Nullable Double expectedSeconds() {
        return expected instanceof DurationEstimate.Declared declared ? declared.seconds() : null;
    }

    /** Returns the ready queue that the task waits in. */
    public QueueKey queue() {
        return new QueueKey(shard, type);
    }

    /** Returns whether the task may not start yet. */
    boolean isEarly(Instant now) {
        return notBefore != null && notBefore.isAfter(now);
    }

    /** Returns the same task under another name. */
    public TaskSpec named(TaskKey name) {
        return with(name, shard, pinned, expected, dependsOn, membership);
    }

    /** Returns the same task with another estimate of its duration. */
    public TaskSpec expecting(DurationEstimate estimate) {
        return with(key, shard, pinned, estimate, dependsOn, membership);
    }

    /** Returns the same task, waiting in a shard that may or may not have been named by the submitter. */
    public TaskSpec waitingIn(ShardKey newShard, boolean named) {
        return with(key, newShard, named, expected, dependsOn, membership);
    }

    /** Returns the same task, depending on these tasks. */
    public TaskSpec dependingOn(List<String> parents) {
        return with(key, shard, pinned, expected, parents, membership);
    }

    /** Returns the same task, belonging to these. */
    public TaskSpec belongingTo(Membership newMembership) {
        return with(key, shard, pinned, expected, dependsOn, newMembership);
    }

    private TaskSpec with(
            TaskKey name,
            ShardKey newShard,
            boolean named,
            DurationEstimate estimate,
            List<String> parents,
            Membership newMembership) {
        return new TaskSpec(
                name,
                type,
                newShard,
                named,
                priority,
                estimate,
                request,
                parents,
                failedParent,
                notBefore,
                deadline,
                payload,
                maxAttempts,
                newMembership,
                origin);
    }
}
