package io.podium.local.statemachine;

import static io.podium.local.statemachine.Stage.machine;
import static io.podium.local.statemachine.Stage.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final String DONE = ", \"Done\": {\"Type\": \"Succeed\"}";

    private final Stage stage = new Stage();

    private static String retrying(String retriers) {
        return machine(
                "T",
                task("\"Retry\": [" + retriers + "], \"Output\": \"{% $states.result.Payload %}\", \"End\": true"));
    }

    private void failTimes(int times, String error) {
        for (int i = 0; i < times; i++) {
            stage.functions.failsOnce("f", error, "no");
        }
        stage.functions.always("f", payload -> "ok");
    }

    @Test
    void theDefaultIsThreeRetriesAfterOneTwoAndFourSeconds() {
        failTimes(3, "E");
        assertThat(stage.output(retrying("{\"ErrorEquals\": [\"E\"]}"), null)).isEqualTo("ok");
        assertThat(stage.sleeps).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(stage.retries).containsExactly("T E 1", "T E 2", "T E 3");
        assertThat(stage.transitions).isEqualTo(1);
    }

    @Test
    void whenTheRetriesAreUsedUpTheErrorStands() {
        failTimes(4, "E");
        ExecutionResult.Failed failed = stage.failure(retrying("{\"ErrorEquals\": [\"E\"]}"), null);
        assertThat(failed).isEqualTo(new ExecutionResult.Failed("E", "{\"errorMessage\":\"no\",\"errorType\":\"E\"}"));
        assertThat(stage.functions.calls()).hasSize(4);
    }

    @Test
    void theDelayIsCapped() {
        failTimes(5, "E");
        stage.output(
                retrying(
                        "{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":2,\"BackoffRate\":3,\"MaxDelaySeconds\":10,\"MaxAttempts\":5}"),
                null);
        assertThat(stage.sleeps.stream().map(Duration::toSeconds)).containsExactly(2L, 6L, 10L, 10L, 10L);
    }

    @Test
    void fullJitterDrawsBetweenNothingAndTheDelay() {
        failTimes(5, "E");
        stage.output(
                retrying(
                        "{\"ErrorEquals\":[\"E\"],\"IntervalSeconds\":10,\"BackoffRate\":1,\"MaxAttempts\":5,\"JitterStrategy\":\"FULL\"}"),
                null);
        assertThat(stage.sleeps).hasSize(5).doesNotHaveDuplicates().allSatisfy(sleep -> assertThat(sleep)
                .isBetween(Duration.ZERO, Duration.ofSeconds(10)));
    }

    @Test
    void eachRetrierCountsItsOwnAttemptsAndTheFirstThatNamesTheErrorDecides() {
        for (String error : List.of("A", "B", "A", "B", "B")) {
            stage.functions.failsOnce("f", error, "no");
        }
        String retriers =
                "{\"ErrorEquals\":[\"A\"],\"MaxAttempts\":2},{\"ErrorEquals\":[\"States.ALL\"],\"MaxAttempts\":2}";
        assertThat(stage.failure(retrying(retriers), null).error()).isEqualTo("B");
        assertThat(stage.retries).containsExactly("T A 1", "T B 2", "T A 3", "T B 4");
    }

    @Test
    void aRetrierWithNoAttemptsLeftDoesNotPassTheErrorOnToTheNext() {
        failTimes(1, "A");
        assertThat(stage.failure(
                                retrying(
                                        "{\"ErrorEquals\":[\"A\"],\"MaxAttempts\":0},{\"ErrorEquals\":[\"States.ALL\"]}"),
                                null)
                        .error())
                .isEqualTo("A");
        assertThat(stage.functions.calls()).hasSize(1);
    }

    @Test
    void taskFailedMatchesEveryErrorOfAFunctionButNotATimeout() {
        failTimes(1, "com.example.Broken");
        String definition = retrying("{\"ErrorEquals\": [\"States.TaskFailed\"]}");
        assertThat(stage.output(definition, null)).isEqualTo("ok");

        stage.functions.always("f", payload -> {
            stage.pass(Duration.ofSeconds(6));
            return "late";
        });
        String slow = machine(
                "T",
                task("\"TimeoutSeconds\": 5, \"Retry\": [{\"ErrorEquals\": [\"States.TaskFailed\"]}], \"End\": true"));
        assertThat(stage.failure(slow, null).error()).isEqualTo("States.Timeout");
    }

    @Test
    void aCatchSeesTheErrorAndTheVariablesAndTheInput() {
        stage.functions.alwaysFails("f", "com.example.Broken", "why \"so\"");
        String definition = machine("T", task("""
                "End": true, "Catch": [{"ErrorEquals": ["Other"], "Next": "Done"},
                    {"ErrorEquals": ["States.ALL"], "Next": "Done", "Assign": {"failed": true},
                     "Output": {"in": "{% $states.input %}", "out": "{% $states.errorOutput %}"}}]""") + DONE);
        assertThat(stage.output(definition, 7))
                .isEqualTo(Map.of(
                        "in",
                        7L,
                        "out",
                        Map.of(
                                "Error", "com.example.Broken",
                                "Cause",
                                        "{\"errorMessage\":\"why \\\"so\\\"\",\"errorType\":\"com.example.Broken\"}")));
    }

    @Test
    void aCatchWithoutOutputHandsOnTheError() {
        stage.functions.alwaysFails("f", "E", "no");
        String definition =
                machine("T", task("\"End\": true, \"Catch\": [{\"ErrorEquals\": [\"E\"], \"Next\": \"Done\"}]") + DONE);
        assertThat(stage.output(definition, 7)).asString().contains("Error=E");
    }

    @Test
    void whatAFailedTaskWouldHaveAssignedIsNotAssigned() {
        stage.functions.always("f", payload -> "text");
        String definition = machine(
                "A",
                "\"A\":{\"Type\":\"Pass\",\"Assign\":{\"v\":\"old\"},\"Next\":\"T\"}," + task("""
                "Assign": {"v": "new"}, "Output": "{% $states.result.Payload.absent %}", "End": true,
                "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "B"}]""")
                        + ",\"B\":{\"Type\":\"Pass\",\"Output\":\"{% $v %}\",\"End\":true}");
        assertThat(stage.output(definition, null)).isEqualTo("old");
    }

    @Test
    void theNumberOfTheRetryIsInTheContext() {
        failTimes(2, "E");
        stage.output(machine("T", """
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                      "Arguments": {"FunctionName": "f", "Payload": "{% $states.context.State.RetryCount %}"},
                      "Retry": [{"ErrorEquals": ["E"]}]}"""), null);
        assertThat(stage.functions.payloads("f")).isEqualTo(List.of(0L, 1L, 2L));
    }
}
