package io.podium.domain.actuation;

import java.util.Objects;

/**
 * What a plan wants of a service. It is an absolute number, so doing it again changes nothing.
 *
 * @param serviceId the service
 * @param instances how many instances it should run, at least 0
 * @param slots tasks that one instance runs at a time, at least 1
 * @param planVersion the plan
 */
public record Wanted(String serviceId, int instances, int slots, long planVersion) {
    public Wanted {
        Objects.requireNonNull(serviceId);
        if (instances < 0 || slots < 1) {
            throw new IllegalArgumentException(
                    "service " + serviceId + " cannot run " + instances + " instances of " + slots + " slots");
        }
    }

    /** Returns the tasks that should run at a time. */
    public int seats() {
        return Math.multiplyExact(instances, slots);
    }

    /** Returns whether another plan wants the same. */
    boolean isSameAs(Wanted other) {
        return serviceId.equals(other.serviceId) && instances == other.instances && slots == other.slots;
    }
}
