package io.podium.domain.task;

import org.jspecify.annotations.Nullable;

/**
 * How far a task has come over all its leases.
 *
 * @param attempts how often it was handed to a worker
 * @param fence the fence of its latest lease, 0 before the first
 * @param ranSeconds how long workers have run it under leases that have ended
 * @param remainingSeconds what a worker said was left when it gave the task back, or null
 * @param lastToken the token of the latest lease that ended by a worker's word, or null
 * @param preemptions how often it was given back because it was asked back
 */
public record Progress(
        int attempts,
        long fence,
        double ranSeconds,
        @Nullable Double remainingSeconds,
        @Nullable Token lastToken,
        int preemptions) {

    /** Of a task that nobody has touched. */
    public static final Progress NONE = new Progress(0, 0, 0, null, null, 0);

    Progress placed(Lease lease) {
        return counting(lease.delivered() ? 1 : 0).withFence(lease.token().fence());
    }

    Progress delivered() {
        return counting(1);
    }

    Progress ended(double seconds, @Nullable Double remaining, @Nullable Token token) {
        return new Progress(
                attempts, fence, ranSeconds + seconds, remaining, token == null ? lastToken : token, preemptions);
    }

    /** The attempt goes on later and is not counted before. */
    Progress givenBack(double seconds, double remaining, Lease lease) {
        return new Progress(
                Math.max(0, attempts - 1),
                fence,
                ranSeconds + seconds,
                remaining,
                lease.token(),
                preemptions + (lease.preempt() ? 1 : 0));
    }

    /** The attempt never began. */
    Progress released(Lease lease) {
        return counting(lease.delivered() ? -1 : 0);
    }

    Progress afresh() {
        return new Progress(0, fence, ranSeconds, null, null, preemptions);
    }

    private Progress counting(int more) {
        return new Progress(attempts + more, fence, ranSeconds, remainingSeconds, lastToken, preemptions);
    }

    private Progress withFence(long newFence) {
        return new Progress(attempts, newFence, ranSeconds, remainingSeconds, lastToken, preemptions);
    }
}
