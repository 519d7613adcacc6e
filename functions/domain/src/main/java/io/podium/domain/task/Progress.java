package io.podium.domain.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come over all its leases.
 *
 * @param attempts how often it was handed to a worker
 * @param fence the fence of its latest lease, 0 before the first
 * @param ranSeconds how long workers have run it under leases that have ended
 * @param remainingSeconds what a worker said was left when it gave the task back, or null
 * @param lastToken the token of the latest lease that ended by a worker's word, or null
 * @param refusals how often a service did not take it when it was handed over
 * @param failedOn services that it came back from without success, the latest last; at most {@link #MAX_FAILED_ON}
 */
public record Progress(
        int attempts,
        long fence,
        double ranSeconds,
        @Nullable Double remainingSeconds,
        @Nullable Token lastToken,
        int refusals,
        List<String> failedOn) {

    /** How often services may not take a task before it is dead. */
    public static final int MAX_REFUSALS = 20;

    /** How many services a task remembers to have failed on. */
    public static final int MAX_FAILED_ON = 3;

    /** Of a task that nobody has touched. */
    public static final Progress NONE = new Progress(0, 0, 0, null, null, 0, List.of());

    public Progress {
        failedOn = List.copyOf(failedOn);
    }

    Progress placed(Lease lease) {
        return new Progress(
                attempts + (lease.delivered() ? 1 : 0),
                lease.token().fence(),
                ranSeconds,
                remainingSeconds,
                lastToken,
                refusals,
                failedOn);
    }

    Progress delivered() {
        return new Progress(attempts + 1, fence, ranSeconds, remainingSeconds, lastToken, refusals, failedOn);
    }

    Progress ended(double seconds, @Nullable Double remaining, @Nullable Token token) {
        return new Progress(
                attempts,
                fence,
                ranSeconds + seconds,
                remaining,
                token == null ? lastToken : token,
                refusals,
                failedOn);
    }

    /** An attempt is given back, because the task was not tried to its end. */
    Progress refunded(int attempts) {
        return new Progress(
                Math.max(0, this.attempts - attempts),
                fence,
                ranSeconds,
                remainingSeconds,
                lastToken,
                refusals,
                failedOn);
    }

    Progress refused() {
        return new Progress(attempts, fence, ranSeconds, remainingSeconds, lastToken, refusals + 1, failedOn);
    }

    /** The task has come back from a service without success. */
    Progress failedOn(String serviceId) {
        List<String> services = new ArrayList<>(failedOn);
        services.remove(serviceId);
        services.add(serviceId);
        List<String> latest = services.subList(Math.max(0, services.size() - MAX_FAILED_ON), services.size());
        return new Progress(attempts, fence, ranSeconds, remainingSeconds, lastToken, refusals, latest);
    }

    Progress afresh() {
        return new Progress(0, fence, ranSeconds, null, null, 0, List.of());
    }
}
