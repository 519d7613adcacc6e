package io.podium.domain.port;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.service.ActuatorSpec;

/** Brings a service outside Podium to what a plan wants. Everything it does may be done again. */
public interface Actuator {

    /** Returns what this actuator is in a registration. */
    ActuatorType type();

    /**
     * Brings a service to what is wanted.
     *
     * @throws ActuatorFailedException if that was not possible, now or at all
     */
    void apply(ActuatorSpec spec, Wanted wanted);

    /**
     * Leaves the service to itself: it has been deregistered, or wants another actuator.
     *
     * @param serviceId the service
     * @throws ActuatorFailedException if that was not possible, now or at all
     */
    default void release(ActuatorSpec spec, String serviceId) {}
}
