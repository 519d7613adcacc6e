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
 * @param preemptions how often it was given back because it was asked back
 * @param refusals how often a service did not take it when it was handed over
 * @param failedOn services that it came back from without success, the latest last; at most {@link #MAX_FAILED_ON}
 */
public record Progress(
        int attempts,
        long fence,
        double ranSeconds,
        @Nullable Double remainingSeconds,
        @Nullable Token lastToken,
        int preemptions,
        int refusals,
        List<String> failedOn) {

    /** How often services may not take a task before it is dead. */
    public static final int MAX_REFUSALS = 20;

    /** How many services a task remembers to have failed on. */
    public static final int MAX_FAILED_ON = 3;

    /** Of a task that nobody has touched. */
    public static final Progress NONE = new Progress(0, 0, 0, null, null, 0, 0, List.of());

    public Progress {
        failedOn = List.copyOf(failedOn);
    }

    Progress placed(Lease lease) {
        return counting(lease.delivered() ? 1 : 0, lease.token().fence());
    }

    Progress delivered() {
        return counting(1, fence);
    }

    Progress ended(double seconds, @Nullable Double remaining, @Nullable Token token) {
        return new Progress(
                attempts,
                fence,
                ranSeconds + seconds,
                remaining,
                token == null ? lastToken : token,
                preemptions,
                refusals,
                failedOn);
    }

    /** The attempt goes on later and is not counted before. */
    Progress givenBack(double seconds, double remaining, Lease lease) {
        return new Progress(
                Math.max(0, attempts - 1),
                fence,
                ranSeconds + seconds,
                remaining,
                lease.token(),
                preemptions + (lease.preempt() ? 1 : 0),
                refusals,
                failedOn);
    }

    /** The attempt never began. */
    Progress released(Lease lease) {
        return counting(lease.delivered() ? -1 : 0, fence);
    }

    /** The service did not take it. */
    Progress refused(Lease lease) {
        Progress released = released(lease).failedOn(lease.serviceId());
        return released.with(released.refusals + 1, released.failedOn);
    }

    /** The task has come back from a service without success. */
    Progress failedOn(String serviceId) {
        List<String> services = new ArrayList<>(failedOn);
        services.remove(serviceId);
        services.add(serviceId);
        return with(refusals, services.subList(Math.max(0, services.size() - MAX_FAILED_ON), services.size()));
    }

    Progress afresh() {
        return new Progress(0, fence, ranSeconds, null, null, preemptions, 0, List.of());
    }

    private Progress counting(int more, long newFence) {
        return new Progress(
                Math.max(0, attempts + more),
                newFence,
                ranSeconds,
                remainingSeconds,
                lastToken,
                preemptions,
                refusals,
                failedOn);
    }

    private Progress with(int newRefusals, List<String> services) {
        return new Progress(
                attempts, fence, ranSeconds, remainingSeconds, lastToken, preemptions, newRefusals, services);
    }
}
