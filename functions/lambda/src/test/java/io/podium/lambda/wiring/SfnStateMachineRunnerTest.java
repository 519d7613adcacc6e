package io.podium.lambda.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

class SfnStateMachineRunnerTest {
    @Test
    void outputComesBackAsATree() {
        StateMachineRunner runner = runner(StartSyncExecutionResponse.builder()
                .status(SyncExecutionStatus.SUCCEEDED)
                .output("{\"placed\":3}")
                .build());

        assertThat(runner.run(Map.of("pool", "p1"))).isEqualTo(Map.of("placed", 3L));
    }

    @Test
    void failureKeepsItsErrorAndCause() {
        StateMachineRunner runner = runner(StartSyncExecutionResponse.builder()
                .status(SyncExecutionStatus.FAILED)
                .error("States.Timeout")
                .cause("it took too long")
                .build());

        assertThatThrownBy(() -> runner.run(Map.of()))
                .isInstanceOf(ExecutionFailedException.class)
                .hasMessage("States.Timeout: it took too long");
    }

    @Test
    void failureWithoutAnErrorIsNamedByItsStatus() {
        StateMachineRunner runner = runner(StartSyncExecutionResponse.builder()
                .status(SyncExecutionStatus.TIMED_OUT)
                .build());

        assertThatThrownBy(() -> runner.run(Map.of())).hasMessageContaining("TIMED_OUT");
    }

    private static StateMachineRunner runner(StartSyncExecutionResponse response) {
        return new SfnStateMachineRunner(
                new SfnClient() {
                    @Override
                    public StartSyncExecutionResponse startSyncExecution(StartSyncExecutionRequest request) {
                        assertThat(request.stateMachineArn()).isEqualTo("arn:machine");
                        return response;
                    }

                    @Override
                    public String serviceName() {
                        return "states";
                    }

                    @Override
                    public void close() {}
                },
                "arn:machine");
    }
}
