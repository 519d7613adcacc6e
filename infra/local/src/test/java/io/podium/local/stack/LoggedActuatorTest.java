package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.service.ActuatorSpec;
import io.podium.lambda.log.Log;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedActuatorTest {
    private final List<String> lines = new ArrayList<>();
    private final LoggedActuator actuator =
            new LoggedActuator(ActuatorTypes.EVENT, new Log(lines::add, Clock.systemUTC()));
    private final ActuatorSpec spec = new ActuatorSpec("eventbridge", Map.of("bus", "default"));

    @Test
    void saysWhatItWouldDo() {
        actuator.apply(spec, new Wanted("s", 3, 2, 7));
        actuator.release(spec, "s");

        assertThat(lines.get(0))
                .contains("\"serviceId\":\"s\"", "\"instances\":3", "\"planVersion\":7", "\"bus\":\"default\"");
        assertThat(lines.get(1)).contains("leave a service to itself", "\"serviceId\":\"s\"");
    }
}
