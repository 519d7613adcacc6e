package io.podium.domain.task;

import io.podium.domain.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A task and where it stands. Each move returns the task as it is afterwards, with the version of the write that will
 * store it, or throws {@link ConflictException} if the task is not in a state that allows the move.
 *
 * @param spec what was asked for
 * @param status where it stands
 * @param submittedAt when it was accepted
 * @param rank its order in the ready queue, smaller first, and by which rules
 * @param progress how far it has come
 * @param links its ties to other tasks
 * @param lease who owns it, present exactly while it is live
 * @param dueAt when a delayed task becomes ready or a blocked one is looked at again, or null
 * @param outcome how it ended, present exactly when the state is final
 * @param version counts its writes from 1
 */
public record Task(
        TaskSpec spec,
        TaskStatus status,
        Instant submittedAt,
        Rank rank,
        Progress progress,
        Links links,
        @Nullable Lease lease,
        @Nullable Instant dueAt,
        @Nullable Outcome outcome,
        long version) {

    /** How soon a blocked task is looked at again, in case the word of a parent's end was lost. */
    public static final Duration BLOCKED_CHECK = Duration.ofMinutes(2);

    public Task {
        Objects.requireNonNull(spec);
        Objects.requireNonNull(submittedAt);
        Objects.requireNonNull(rank);
        Objects.requireNonNull(progress);
        Objects.requireNonNull(links);
        if (status.isLive() != (lease != null)) {
            throw new IllegalArgumentException(status + " and a lease do not go together: " + spec.key());
        }
        if (status.isFinal() != (outcome != null)) {
            throw new IllegalArgumentException(status + " and an outcome do not go together: " + spec.key());
        }
    }

    /**
     * A task as it is accepted: blocked while it depends on others or belongs to a gang, delayed until its time, else
     * ready.
     */
    public static Task submitted(TaskSpec spec, Instant now, Rank rank) {
        Links links = Links.waitingFor(new TreeSet<>(spec.dependsOn()));
        Task task = new Task(spec, TaskStatus.READY, now, rank, Progress.NONE, links, null, null, null, 1);
        return task.waiting(now, 1);
    }

    /** Returns the task's name. */
    public TaskKey key() {
        return spec.key();
    }

    /**
     * Returns the lease of a live task.
     *
     * @throws ConflictException if the task is not live
     */
    public Lease requireLease() {
        if (lease == null) {
            throw new ConflictException("task " + spec.key().id() + " is " + status + " and has no owner");
        }
        return lease;
    }

    /**
     * Returns the place in its gang of a task whose gang has not started: until then its members have no life of their
     * own. A member that was ever placed goes on alone.
     */
    public Optional<GangPlace> gathering() {
        return progress.fence() > 0
                ? Optional.empty()
                : Optional.ofNullable(spec.membership().gang());
    }

    /** Returns whether all that a member of a gang still waits for is the other members. */
    public boolean waitsForGangOnly(Instant now) {
        return status == TaskStatus.BLOCKED
                && gathering().isPresent()
                && links.waitingFor().isEmpty()
                && !spec.isEarly(now);
    }

    /** Returns the seconds that are thought to be left to run. */
    public double expectedRemainingSeconds() {
        if (progress.remainingSeconds() != null) {
            return progress.remainingSeconds();
        }
        return spec.expected().seconds();
    }

    /** Returns the seconds that an ended task did not run: from submission to its end, less what workers ran it. */
    public double waitSeconds() {
        return Math.max(0, responseSeconds() - progress.ranSeconds());
    }

    /** Returns the seconds from submission to the end of an ended task, 0 for one that has not ended. */
    public double responseSeconds() {
        return outcome == null ? 0 : outcome.secondsSince(submittedAt);
    }

    /** Gives the ready task to a service. */
    public Task place(Lease newLease) {
        require(status == TaskStatus.READY, "only a READY task can be placed");
        require(newLease.token().fence() == progress.fence() + 1, "a lease takes the next fence");
        return with(TaskStatus.PLACED, progress.placed(newLease), newLease, null, null);
    }

    /** A worker has begun the placed task. */
    public Task start(Instant now, Instant until) {
        Lease held = requireLease();
        if (status == TaskStatus.RUNNING) {
            return extend(until);
        }
        Progress begun = held.delivered() ? progress : progress.delivered();
        return with(TaskStatus.RUNNING, begun, held.startedAt(now, until), null, null);
    }

    /** The owner is alive; its lease goes on. */
    public Task extend(Instant until) {
        return with(status, progress, requireLease().extendedTo(until), null, null);
    }

    /** The owner is asked to give the running task back in favour of one that waits. */
    public Task askBack(TaskKey inFavourOf) {
        require(status == TaskStatus.RUNNING, "only a RUNNING task can be preempted");
        return with(status, progress, requireLease().askedBack(inFavourOf), null, null);
    }

    /** Returns the task with its owner no longer asked for it, to be stored by the same write. */
    public Task kept() {
        Lease held = requireLease().askedBack(null);
        return new Task(spec, status, submittedAt, rank, progress, links, held, dueAt, outcome, version);
    }

    /** The owner has finished the task. */
    public Task succeed(Instant now, @Nullable String result) {
        Lease held = requireLease();
        Progress ended = progress.ended(held.ranSeconds(now), 0.0, held.token());
        return with(TaskStatus.SUCCEEDED, ended, null, null, new Outcome(now, result, null));
    }

    /**
     * The owner has failed. The task is tried again after {@code pause} while it may be, else it is dead; where a
     * retry would not help it has failed for good.
     */
    public Task fail(Instant now, String error, boolean retryable, Duration pause) {
        return Attempts.fail(this, now, error, retryable, pause);
    }

    /** The lease has run out. Counts as a failed attempt if the task had been handed over. */
    public Task expire(Instant now, Duration pause) {
        require(requireLease().isExpired(now), "the lease has not run out");
        return Attempts.expire(this, now, pause);
    }

    /** The owner gives the task back with what is left of it; no attempt is lost. */
    public Task giveBack(Instant now, double remainingSeconds) {
        Lease held = requireLease();
        Progress kept = progress.givenBack(held.ranSeconds(now), remainingSeconds, held);
        return with(TaskStatus.READY, kept, null, null, null);
    }

    /** The placed task could not be handed over and goes back to the queue; no attempt is lost. */
    public Task release() {
        require(status == TaskStatus.PLACED, "only a PLACED task can be released");
        return with(TaskStatus.READY, progress.released(requireLease()), null, null, null);
    }

    /**
     * The service did not take the placed task. No attempt is lost, and the first time it goes back to the queue at once,
     * since another service may take it; later it pauses. A task that nobody takes is dead in the end.
     */
    public Task refused(Instant now, Duration pause) {
        require(status == TaskStatus.PLACED, "only a PLACED task can be refused");
        return Attempts.refuse(this, now, pause);
    }

    /** Ends the task wherever it stands. */
    public Task cancel(Instant now, String reason) {
        require(!status.isFinal(), "the task has already ended as " + status);
        double ran = lease == null ? 0 : lease.ranSeconds(now);
        return with(TaskStatus.CANCELLED, progress.ended(ran, null, null), null, null, new Outcome(now, null, reason));
    }

    /** Sends a task that did not succeed to the queue again, with all its attempts. */
    public Task redrive(Instant now) {
        require(status == TaskStatus.DEAD || status == TaskStatus.FAILED, "only a DEAD or FAILED task is redriven");
        require(gathering().isEmpty(), "its gang has ended without having started. Maybe submit the gang anew");
        return with(TaskStatus.READY, progress.afresh(), null, null, null).waiting(now, version + 1);
    }

    /** The members of a gang wait for nothing but each other any more, so that all become ready together. */
    public Task gathered(Instant now) {
        require(waitsForGangOnly(now), "a member of a gang is ready when nothing but its gang holds it up");
        return with(TaskStatus.READY, progress, null, null, null);
    }

    /** A delayed task whose time has come is ready. */
    public Task due(Instant now) {
        require(status == TaskStatus.DELAYED && dueAt != null && !now.isBefore(dueAt), "the task's time has not come");
        return with(TaskStatus.READY, progress, null, null, null);
    }

    /** A blocked task was looked at and still waits. */
    public Task lookedAt(Instant now) {
        require(status == TaskStatus.BLOCKED, "only a BLOCKED task waits for others");
        return with(status, progress, null, hold(now).until(), null);
    }

    /** A task that this one depends on has ended. */
    public Task parentEnded(TaskKey parent, TaskStatus how, Instant now) {
        require(status == TaskStatus.BLOCKED, "only a BLOCKED task waits for others");
        TaskStatus end = spec.failedParent().endBy(how);
        if (end != null) {
            String word = "task " + parent.id() + ", which it depends on, ended as " + how;
            return with(end, progress, null, null, new Outcome(now, null, word));
        }
        return linked(links.without(parent.id())).waiting(now, version + 1);
    }

    /** Other tasks depend on this one. */
    public Task withDependents(Collection<String> more) {
        require(!status.isFinal(), "the task has already ended");
        Links together = links.with(more);
        require(
                together.dependents().size() <= Links.MAX_DEPENDENTS,
                "at most " + Links.MAX_DEPENDENTS + " tasks depend on one");
        return new Task(spec, status, submittedAt, rank, progress, together, lease, dueAt, outcome, version + 1);
    }

    /** Returns the task with another place in the ready queue, to be stored by the same write. */
    public Task ranked(Rank newRank) {
        return new Task(spec, status, submittedAt, newRank, progress, links, lease, dueAt, outcome, version);
    }

    /** Returns the task as it is stored for the first time. */
    public Task asNew() {
        return new Task(spec, status, submittedAt, rank, progress, links, lease, dueAt, outcome, 1);
    }

    /** A ready task takes another place in the queue. */
    public Task moved(Rank newRank) {
        require(status == TaskStatus.READY, "only a READY task has a place in the queue");
        return with(status, progress, null, null, null).ranked(newRank);
    }

    private Task waiting(Instant now, long newVersion) {
        Hold hold = hold(now);
        return new Task(spec, hold.status(), submittedAt, rank, progress, links, null, hold.until(), null, newVersion);
    }

    private Hold hold(Instant now) {
        return Hold.of(spec, links, gathering().isPresent(), now, BLOCKED_CHECK);
    }

    private Task linked(Links newLinks) {
        return new Task(spec, status, submittedAt, rank, progress, newLinks, lease, dueAt, outcome, version);
    }

    Task with(
            TaskStatus state,
            Progress newProgress,
            @Nullable Lease newLease,
            @Nullable Instant due,
            @Nullable Outcome end) {
        Outcome told = end == null ? null : end.of(lease);
        return new Task(spec, state, submittedAt, rank, newProgress, links, newLease, due, told, version + 1);
    }

    private void require(boolean allowed, String rule) {
        if (!allowed) {
            throw new ConflictException("task " + spec.key().id() + " is " + status + ": " + rule);
        }
    }
}
