package io.podium.local.statemachine;

import static io.podium.local.statemachine.Stage.machine;
import static io.podium.local.statemachine.Stage.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFlowTest {
    private final Stage stage = new Stage();

    private static String pass(String output) {
        return machine("P", "\"P\":{\"Type\":\"Pass\",\"Output\":" + output + ",\"End\":true}");
    }

    @Test
    void aStateWithoutOutputHandsOnItsInput() {
        assertThat(stage.output(machine("P", "\"P\":{\"Type\":\"Pass\",\"End\":true}"), Map.of("a", 1)))
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void expressionsAreEvaluatedWhereverTheyAreAndOtherTextIsLeftAlone() {
        Object output = stage.output(pass("""
                        {"deep": [{"x": "{% $states.input.n + 1 %}"}, "$states.input.n", 7, true, null]}"""), Map.of("n", 41));
        List<Object> deep = new ArrayList<>(List.of(Map.of("x", 42L), "$states.input.n", 7L, true));
        deep.add(null);
        assertThat(output).isEqualTo(Map.of("deep", deep));
    }

    @Test
    void anArrayOfOneStaysAnArrayAndLargeNumbersStayExact() {
        Map<String, Object> input =
                Map.of("one", List.of(Map.of("id", "a")), "millis", 1_767_225_600_123L, "part", 0.25);
        assertThat(stage.output(pass("\"{% $states.input %}\""), input)).isEqualTo(input);
        assertThat(stage.output(pass("\"{% $states.input.one %}\""), input)).isEqualTo(input.get("one"));
        assertThat(stage.output(pass("\"{% $states.input.millis %}\""), input)).isEqualTo(1_767_225_600_123L);
    }

    @Test
    void jsonNullIsAValueButNothingIsAnError() {
        Map<String, Object> input = new HashMap<>();
        input.put("known", null);
        assertThat(stage.output(pass("\"{% $states.input.known %}\""), input)).isNull();

        ExecutionResult.Failed failed = stage.failure(pass("{\"a\": \"{% $states.input.unknown %}\"}"), input);
        assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failed.cause()).contains("States.P.Output.a", "$states.input.unknown", "nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$nosuch(1)", "$uuid()", "$parse('1')", "'a' + 1", "function($x){$x}", "$", "$missing"})
    void anExpressionThatCannotBeEvaluatedFailsTheExecution(String expression) {
        assertThat(stage.failure(pass("\"{% " + expression + " %}\""), Map.of()).error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void assignAndOutputSeeTheVariablesAsTheyWereBefore() {
        String swap = machine("A", """
                "A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": "B"},
                "B": {"Type": "Pass", "Assign": {"x": "{% $y %}", "y": "{% $x %}"}, "Output": "{% [$x, $y] %}",
                      "Next": "C"},
                "C": {"Type": "Succeed", "Output": "{% [$states.input, $x, $y] %}"}""");
        assertThat(stage.output(swap, null)).isEqualTo(List.of(1L, 2L, 2L, 1L));
    }

    @Test
    void aTaskShowsItsResultAsLambdaInvokeDoes() {
        stage.functions.always("f", payload -> Map.of("got", payload));
        assertThat(stage.output(machine("T", task("\"Output\": \"{% $states.result.Payload %}\", \"End\": true")), 5))
                .isEqualTo(Map.of("got", 5L));
        assertThat(stage.output(
                        machine("T", task("\"Output\": \"{% $states.result.StatusCode %}\", \"End\": true")), 5))
                .isEqualTo(200L);
    }

    @Test
    void theContextObjectNamesTheStateAndKeepsTheExecutionsInput() {
        String definition = machine("A", """
                "A": {"Type": "Pass", "Output": 1, "Next": "B"},
                "B": {"Type": "Pass", "End": true, "Output": {
                      "state": "{% $states.context.State.Name %}", "input": "{% $states.context.Execution.Input.k %}",
                      "start": "{% $states.context.Execution.StartTime %}",
                      "retries": "{% $states.context.State.RetryCount %}"}}""");
        assertThat(stage.output(definition, Map.of("k", "v")))
                .isEqualTo(Map.of("state", "B", "input", "v", "start", "2026-01-01T00:00:00Z", "retries", 0L));
    }

    @Test
    void substitutionsFillTheDefinition() {
        String definition = machine("P", "\"P\":{\"Type\":\"Pass\",\"Output\":\"${Name}\",\"End\":true}");
        assertThat(StateMachine.placeholders(definition)).containsExactly("Name");
        assertThat(stage.run(StateMachine.load(definition, Map.of("Name", "a\"b\\c$1")), null))
                .isEqualTo(new ExecutionResult.Succeeded("a\"b\\c$1"));
    }
}
