package io.podium.domain.service;

import java.time.Instant;
import java.util.Objects;

/**
 * A registered service.
 *
 * @param spec what it registered, with the number of instances it runs now
 * @param registeredAt when it first registered
 * @param heartbeatAt when it was last heard of
 * @param draining whether it finishes what it has and takes nothing new
 * @param lapseTold whether somebody was told that it has not been heard of within its time to live
 * @param version counts its writes from 1
 */
public record Service(
        ServiceSpec spec,
        Instant registeredAt,
        Instant heartbeatAt,
        boolean draining,
        boolean lapseTold,
        long version) {

    public Service {
        Objects.requireNonNull(spec);
        Objects.requireNonNull(registeredAt);
        Objects.requireNonNull(heartbeatAt);
    }

    /** A service as it registers for the first time. */
    public static Service registered(ServiceSpec spec, Instant now) {
        return new Service(spec, now, now, false, false, 1);
    }

    /** Returns the service's name. */
    public String id() {
        return spec.id();
    }

    /** Returns whether the service was heard of within its time to live. */
    public boolean isAlive(Instant now) {
        return spec.ttl().isZero() || now.isBefore(heartbeatAt.plus(spec.ttl()));
    }

    /** Returns whether the service takes new tasks. */
    public boolean takesTasks(Instant now) {
        return !draining && isAlive(now);
    }

    /** Returns whether a heartbeat would say something new: a third of the time to live has passed. */
    public boolean heartbeatIsDue(Instant now) {
        return !spec.ttl().isZero() && !now.isBefore(heartbeatAt.plus(spec.ttl().dividedBy(3)));
    }

    /** The service registers again, perhaps otherwise than before; it is no longer draining. */
    public Service reregistered(ServiceSpec newSpec, Instant now) {
        return new Service(newSpec, registeredAt, now, false, false, version + 1);
    }

    /** The service is alive. */
    public Service heardOf(Instant now) {
        return new Service(spec, registeredAt, now, draining, false, version + 1);
    }

    /** Somebody was told that the service has lapsed. */
    public Service lapseTold(Instant now) {
        if (isAlive(now)) {
            throw new IllegalStateException("service " + id() + " has not lapsed at " + now);
        }
        return new Service(spec, registeredAt, heartbeatAt, draining, true, version + 1);
    }

    /** Returns when the service lapsed, or will unless it is heard of; never for one without a time to live. */
    public Instant lapsesAt() {
        return spec.ttl().isZero() ? Instant.MAX : heartbeatAt.plus(spec.ttl());
    }

    /** The service takes nothing new from here on. */
    public Service drained() {
        return new Service(spec, registeredAt, heartbeatAt, true, lapseTold, version + 1);
    }

    /** The service runs another number of instances. */
    public Service scaledTo(int instances) {
        return new Service(spec.withInstances(instances), registeredAt, heartbeatAt, draining, lapseTold, version + 1);
    }
}
