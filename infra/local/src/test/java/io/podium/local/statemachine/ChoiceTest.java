package io.podium.local.statemachine;

import static io.podium.local.statemachine.Stage.machine;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final String ENDS = """
            "Small": {"Type": "Succeed", "Output": "{% ['small', $seen, $states.input] %}"},
            "Large": {"Type": "Succeed", "Output": "large"}""";
    private static final String RULES = """
            "Choices": [{"Condition": "{% $states.input.n < 10 %}", "Next": "Small",
                         "Assign": {"seen": "{% $states.input.n %}"}, "Output": "from the rule"},
                        {"Condition": "{% $states.input.n < 100 %}", "Next": "Large"}]""";

    private final Stage stage = new Stage();

    @Test
    void theFirstRuleThatHoldsWinsAndLeavesItsOwnOutputAndVariables() {
        String definition = machine("C", "\"C\":{\"Type\":\"Choice\"," + RULES + "}," + ENDS);
        assertThat(stage.output(definition, Map.of("n", 3))).asString().isEqualTo("[small, 3, from the rule]");
        assertThat(stage.output(definition, Map.of("n", 10))).isEqualTo("large");
    }

    @Test
    void withoutAMatchTheDefaultIsTakenOrTheExecutionFails() {
        String none = machine("C", "\"C\":{\"Type\":\"Choice\"," + RULES + "}," + ENDS);
        assertThat(stage.failure(none, Map.of("n", 100)).error()).isEqualTo("States.NoChoiceMatched");
        String some = machine("C", "\"C\":{\"Type\":\"Choice\"," + RULES + ",\"Default\":\"Large\"}," + ENDS);
        assertThat(stage.output(some, Map.of("n", 100))).isEqualTo("large");
    }

    @Test
    void aConditionThatIsNotABooleanFailsTheExecution() {
        String definition = machine("C", """
                "C": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.n %}", "Next": "S"}]},
                "S": {"Type": "Succeed"}""");
        ExecutionResult.Failed failed = stage.failure(definition, Map.of("n", "yes"));
        assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failed.cause()).contains("C", "boolean", "\"yes\"");
    }

    @Test
    void failNamesItsErrorAndMayComputeItsCause() {
        String definition = machine("F", """
                "F": {"Type": "Fail", "Error": "Own.Error", "Cause": "{% 'n is ' & $states.input.n %}"}""");
        assertThat(stage.failure(definition, Map.of("n", 4)))
                .isEqualTo(new ExecutionResult.Failed("Own.Error", "n is 4"));
    }
}
