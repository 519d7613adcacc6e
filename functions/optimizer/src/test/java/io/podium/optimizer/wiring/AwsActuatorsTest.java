package io.podium.optimizer.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.actuation.ActuatorTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class AwsActuatorsTest {
    @Test
    void thereIsOneForEveryTypeThatARegistrationMayName() {
        assertThat(new AwsActuators(name -> null)
                        .all().stream().map(actuator -> actuator.type().name()))
                .containsExactlyInAnyOrderElementsOf(ActuatorTypes.all().keySet());
    }

    @Test
    void ecsIsWhereItsRegionOrTheEnvironmentSays() {
        AwsActuators usual = new AwsActuators(name -> null);
        assertThat(usual.ecsEndpoint(Region.EU_WEST_1)).hasToString("https://ecs.eu-west-1.amazonaws.com");
        assertThat(usual.ecsEndpoint(Region.CN_NORTH_1)).hasToString("https://ecs.cn-north-1.amazonaws.com.cn");
        Map<String, String> set =
                Map.of("AWS_ENDPOINT_URL", "http://localhost:1", "AWS_ENDPOINT_URL_ECS", "http://ecs:2");
        assertThat(new AwsActuators(set::get).ecsEndpoint(Region.EU_WEST_1)).hasToString("http://ecs:2");
        assertThat(new AwsActuators(Map.of("AWS_ENDPOINT_URL", "http://localhost:1")::get)
                        .ecsEndpoint(Region.EU_WEST_1))
                .hasToString("http://localhost:1");
    }

    @Test
    void makesThingsWhenTheyAreFirstNeededAndOnce() {
        List<Integer> made = new ArrayList<>();
        Once<Integer> once = new Once<>(() -> {
            made.add(1);
            return made.size();
        });
        assertThat(made).isEmpty();
        assertThat(once.get()).isEqualTo(once.get()).isEqualTo(1);
        assertThat(made).hasSize(1);
    }
}
