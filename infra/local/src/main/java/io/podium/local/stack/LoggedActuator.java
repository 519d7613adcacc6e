package io.podium.local.stack;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.port.Actuator;
import io.podium.domain.service.ActuatorSpec;
import io.podium.lambda.log.Log;
import java.util.Map;

/**
 * Stands for an actuator where there is nothing to act on: it writes into the log what it would do. The simulated workers
 * follow the plan by themselves.
 *
 * @param type the kind that it stands for
 * @param log where it writes
 */
record LoggedActuator(ActuatorType type, Log log) implements Actuator {

    @Override
    public void apply(ActuatorSpec spec, Wanted wanted) {
        log.info(
                "an actuator would scale a service",
                Map.of(
                        "actuator",
                        spec.type(),
                        "settings",
                        spec.settings(),
                        "serviceId",
                        wanted.serviceId(),
                        "instances",
                        (long) wanted.instances(),
                        "slots",
                        (long) wanted.slots(),
                        "planVersion",
                        wanted.planVersion()));
    }

    @Override
    public void release(ActuatorSpec spec, String serviceId) {
        log.info(
                "an actuator would leave a service to itself",
                Map.of("actuator", spec.type(), "settings", spec.settings(), "serviceId", serviceId));
    }
}
