package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.lambda.handler.ApiCalls.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationApiTest {
    private final ApiCalls api = new ApiCalls(new TestPlatform());

    private Answer simulate(Map<String, ?> body) {
        return api.call("POST", "/simulate", body);
    }

    @Test
    void aTraceFaresUnderPoliciesAsByHand() {
        Answer answer = simulate(Map.of(
                "servers",
                1,
                "policies",
                List.of("sjf", "fifo"),
                "arrivals",
                List.of(1, 0, 0),
                "durations",
                List.of(1, 8, 2)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("tasks")).isEqualTo(3L);
        assertThat(answer.at("runs", 0, "policy")).isEqualTo("sjf");
        // The shortest goes first; the one that arrives meanwhile waits 1 s, and the longest until second 3.
        assertThat((Double) answer.at("runs", 0, "meanWaitSeconds")).isCloseTo(4 / 3.0, within(1e-9));
        assertThat((Double) answer.at("runs", 1, "meanWaitSeconds")).isCloseTo(17 / 3.0, within(1e-9));
        assertThat((Double) answer.at("runs", 1, "makespanSeconds")).isCloseTo(11, within(1e-9));
        assertThat((List<?>) answer.at("runs", 1, "waiting")).hasSize(120);
        assertThat((Double) answer.at("stepSeconds")).isCloseTo(11 / 120.0, within(1e-9));
    }

    @Test
    void allPoliciesAreMeantUnlessSomeAreNamed() {
        Answer answer = simulate(Map.of(
                "servers", 2, "arrivals", List.of(0, 1), "durations", List.of(1, 1), "priorities", List.of(0, 3)));

        assertThat((List<?>) answer.at("runs"))
                .extracting(run -> ((Map<?, ?>) run).get("policy"))
                .isEqualTo(SchedulingPolicies.names());
    }

    @Test
    void deadlinesMatterToThePolicyThatGoesByThem() {
        Answer answer = simulate(Map.of(
                "servers", 1,
                "policies", List.of("edf"),
                "arrivals", List.of(0, 0),
                "durations", List.of(4, 4),
                "deadlines", List.of(100, 5)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat((Double) answer.at("runs", 0, "meanWaitSeconds")).isCloseTo(2, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"servers\":0,\"arrivals\":[0],\"durations\":[1]}; servers",
                "{\"arrivals\":[0],\"durations\":[1]}; servers",
                "{\"servers\":1,\"arrivals\":[],\"durations\":[1]}; arrivals",
                "{\"servers\":1,\"arrivals\":[0],\"durations\":[1,2]}; durations",
                "{\"servers\":1,\"arrivals\":[0,1],\"durations\":[1]}; durations",
                "{\"servers\":1,\"arrivals\":[0],\"durations\":[-1]}; durations[0]",
                "{\"servers\":1,\"arrivals\":[\"x\"],\"durations\":[1]}; arrivals[0]",
                "{\"servers\":1,\"arrivals\":[0],\"durations\":[1],\"priorities\":[1,2]}; priorities",
                "{\"servers\":1,\"arrivals\":[0],\"durations\":[1],\"deadlines\":[1,2]}; deadlines",
                "{\"servers\":1,\"arrivals\":[0],\"durations\":[1],\"policies\":[\"best\"]}; policies[0]",
                "{\"servers\":1,\"arrivals\":[0],\"durations\":[1],\"speed\":2}; speed"
            })
    void wrongInputIsRefusedByTheNameOfItsField(String body, String field) {
        Answer answer = api.raw("POST", "/simulate", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo(field);
    }
}
