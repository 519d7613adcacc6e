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
 */
public record Progress(
        int attempts,
        long fence,
        double ranSeconds,
        @Nullable Double remainingSeconds,
        @Nullable Token lastToken) {

    /** Of a task that nobody has touched. */
    public static final Progress NONE = new Progress(0, 0, 0, null, null);

    Progress placed(Lease lease) {
        return new Progress(
                attempts + (lease.delivered() ? 1 : 0), lease.token().fence(), ranSeconds, remainingSeconds, lastToken);
    }

    Progress delivered() {
        return new Progress(attempts + 1, fence, ranSeconds, remainingSeconds, lastToken);
    }

    Progress ended(double seconds, @Nullable Double remaining, @Nullable Token token) {
        return new Progress(attempts, fence, ranSeconds + seconds, remaining, token == null ? lastToken : token);
    }

    Progress refunded() {
        return new Progress(Math.max(0, attempts - 1), fence, ranSeconds, remainingSeconds, lastToken);
    }

    Progress afresh() {
        return new Progress(0, fence, ranSeconds, null, null);
    }
}
