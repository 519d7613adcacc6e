package io.podium.local.statemachine;

import static io.podium.local.statemachine.Stage.machine;
import static io.podium.local.statemachine.Stage.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final String CATCH_ALL =
            ", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Done\"}], \"End\": true";
    private static final String DONE = ", \"Done\": {\"Type\": \"Succeed\"}";

    private final Stage stage = new Stage();

    private static String text(int bytes) {
        return "x".repeat(bytes);
    }

    @Test
    void inputOfExactly256KibibytesPassesAndOneByteMoreDoesNot() {
        String pass = machine("P", "\"P\":{\"Type\":\"Pass\",\"End\":true}");
        int quotes = 2;
        assertThat(stage.run(pass, text(256 * 1024 - quotes))).isInstanceOf(ExecutionResult.Succeeded.class);
        assertThat(stage.failure(pass, text(256 * 1024 - quotes + 1)).error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void aResultThatIsTooLargeIsNotHeldByCatchAll() {
        stage.functions.always("f", payload -> text(300_000));
        ExecutionResult.Failed failed = stage.failure(machine("T", task("\"Output\": 1" + CATCH_ALL) + DONE), null);
        assertThat(failed.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(failed.cause()).contains("T", "262144");
    }

    @Test
    void variablesAndPayloadsAreLimitedToo() {
        String assign = machine("P", """
                "P": {"Type": "Pass", "Assign": {"a": "{% $states.input %}", "b": "{% $states.input %}"}, "End": true}""");
        assertThat(stage.failure(assign, text(200_000)).error()).isEqualTo("States.DataLimitExceeded");
        String payload = machine("T", """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                      "Arguments": {"FunctionName": "f", "Payload": ["{% $states.input %}", "{% $states.input %}"]}}""");
        assertThat(stage.failure(payload, text(200_000)).error()).isEqualTo("States.DataLimitExceeded");
        assertThat(stage.functions.calls()).isEmpty();
    }

    @Test
    void aLoopEndsAtTheCapOnTransitions() {
        stage.maxTransitions = 10;
        String loop = machine("A", """
                "A": {"Type": "Pass", "Next": "B"},
                "B": {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "A"}], "Default": "C"},
                "C": {"Type": "Succeed"}""");
        ExecutionResult.Failed failed = stage.failure(loop, null);
        assertThat(failed.error()).isEqualTo("States.Runtime");
        assertThat(failed.cause()).contains("10");
        assertThat(stage.states).hasSize(10);
    }

    @Test
    void aTaskThatOutlivesItsTimeoutCanBeCaught() {
        stage.functions.always("f", payload -> {
            stage.pass(Duration.ofMillis(5001));
            return "late";
        });
        assertThat(stage.output(machine("T", task("\"TimeoutSeconds\": 5" + CATCH_ALL) + DONE), null))
                .asString()
                .contains("Error=States.Timeout");
    }

    @Test
    void anExecutionThatOutlivesItsTimeoutFailsWhateverIsCaught() {
        stage.functions.always("f", payload -> {
            stage.pass(Duration.ofSeconds(61));
            return "late";
        });
        String definition = machine("T", task("\"Output\": 1" + CATCH_ALL) + DONE)
                .replace("\"StartAt\"", "\"TimeoutSeconds\": 60, \"StartAt\"");
        assertThat(stage.failure(definition, null).error()).isEqualTo("States.Timeout");
        assertThat(stage.duration).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void withoutATimeoutAnExecutionHasTheFiveMinutesOfExpress() {
        stage.functions.alwaysFails("f", "E", "no");
        String definition = machine(
                "T",
                task("\"Retry\":[{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":100,\"BackoffRate\":1}],\"End\":true"));
        assertThat(stage.failure(definition, null).error()).isEqualTo("E");
        String longer = definition.replace("100", "101");
        assertThat(stage.failure(longer, null).error()).isEqualTo("States.Timeout");
    }

    @Test
    void aFaultOfTheInvokerIsNotTakenForAnErrorOfTheFunction() {
        stage.functions.always("f", payload -> {
            throw new IllegalStateException("no such function");
        });
        assertThatThrownBy(() -> stage.run(machine("T", task("\"Output\": 1" + CATCH_ALL) + DONE), Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
