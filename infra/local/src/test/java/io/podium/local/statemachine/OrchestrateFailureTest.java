package io.podium.local.statemachine;

import static io.podium.local.statemachine.Orchestration.INVALID;
import static io.podium.local.statemachine.Orchestration.UNAVAILABLE;
import static io.podium.local.statemachine.Orchestration.dispatch;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Retry and every Catch of the committed document. */
class OrchestrateFailureTest {
    private static final int ATTEMPTS = 5;

    private final Orchestration run = new Orchestration();

    private void everythingWorks() {
        run.functions
                .always("Register", payload -> Map.of("services", List.of()))
                .always("Submit", payload -> Map.of("tasks", List.of(), "queues", List.of()))
                .always("Optimize", payload -> Map.of("version", 1, "status", "converged"));
        run.assigns(false, "a").assignsNothingMore();
        run.allocates(true, List.of(), List.of("a"));
        run.functions.always("Allocate", payload -> Orchestration.allocated(false, List.of("a"), List.of()));
        run.dispatchesAll();
    }

    private static Map<String, Object> everything() {
        return Map.of("services", List.of(Map.of()), "tasks", List.of(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "Register,Register",
        "Submit,Submit",
        "Schedule,Schedule",
        "Allocate,Allocate",
        "Dispatch,Send",
        "Optimize,OptimizeForCapacity"
    })
    void aFunctionThatIsUnavailableFourTimesIsTriedAFifth(String function, String state) {
        List<String> errors = List.of(
                UNAVAILABLE, "Lambda.ServiceException", "Lambda.TooManyRequestsException", "Lambda.SdkClientException");
        errors.forEach(error -> run.functions.failsOnce(function, error, "busy"));
        everythingWorks();
        assertThat(run.succeed(everything()).get("dispatched")).isEqualTo(1L);
        assertThat(run.stage.retries)
                .isEqualTo(IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> state + " " + errors.get(i - 1) + " " + i)
                        .toList());
        assertThat(run.stage.sleeps)
                .allSatisfy(sleep -> assertThat(sleep).isBetween(Duration.ZERO, Duration.ofSeconds(8)));
    }

    @Test
    void theOptimizerIsRetriedOnRequestToo() {
        run.functions.failsOnce("Optimize", "Lambda.AWSLambdaException", "busy");
        everythingWorks();
        assertThat(run.succeed(Map.of("optimize", true)).get("plan"))
                .isEqualTo(Map.of("version", 1L, "status", "converged"));
        assertThat(run.stage.retries).containsExactly("Optimize Lambda.AWSLambdaException 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Register", "Submit", "Schedule", "Allocate"})
    void invalidInputFailsTheExecutionAtOnce(String function) {
        run.functions.failsOnce(function, INVALID, "instances is -1 but must be at least 0");
        everythingWorks();
        ExecutionResult.Failed failed = run.fail(everything());
        assertThat(failed.error()).isEqualTo(INVALID);
        assertThat(failed.cause()).contains("instances is -1");
        assertThat(run.stage.retries).isEmpty();
        assertThat(run.functions.called()).doesNotContain("Dispatch").endsWith(function);
    }

    @Test
    void aStoreThatStaysUnavailableFailsTheExecutionSoThatTheBatchGoesBack() {
        run.functions.alwaysFails("Schedule", UNAVAILABLE, "throttled");
        assertThat(run.fail(List.of(Orchestration.recordOf("1", "{}"))).error()).isEqualTo(UNAVAILABLE);
        assertThat(run.functions.calls()).hasSize(ATTEMPTS);
    }

    @Test
    void aDispatchThatFailsTwiceIsMadeTheThirdTime() {
        run.assigns(false, "a").allocates(false, List.of("a"), List.of());
        run.functions.failsOnce("Dispatch", UNAVAILABLE, "busy").failsOnce("Dispatch", UNAVAILABLE, "busy");
        Map<?, ?> output = run.dispatchesAll().succeed(Map.of());
        assertThat(run.functions.called()).containsExactly("Schedule", "Allocate", "Dispatch", "Dispatch", "Dispatch");
        assertThat(output.get("dispatched")).isEqualTo(1L);
        assertThat(output.get("released")).isEqualTo(0L);
    }

    @Test
    void aDispatchThatFailsForGoodIsReleasedWithTheReasonAndTheOthersAreMade() {
        run.assigns(false, "a", "b", "c").allocates(false, List.of("a", "b", "c"), List.of());
        run.functions
                .once("Dispatch", payload -> Map.of("dispatched", 1))
                .failsOnce("Dispatch", "io.podium.domain.ConflictException", "no such queue")
                .always("Release", payload -> Map.of("released", 1));
        Map<?, ?> output = run.dispatchesAll().succeed(Map.of());
        assertThat(run.functions.payloads("Release"))
                .isEqualTo(List.of(Map.of(
                        "dispatch", dispatch("b"),
                        "error",
                                Map.of(
                                        "Error",
                                        "io.podium.domain.ConflictException",
                                        "Cause",
                                        "{\"errorMessage\":\"no such queue\","
                                                + "\"errorType\":\"io.podium.domain.ConflictException\"}"))));
        assertThat(output.get("dispatched")).isEqualTo(2L);
        assertThat(output.get("released")).isEqualTo(1L);
    }

    @Test
    void aReleaseIsRetriedAndOneThatFailsForGoodLeavesTheLeasesToExpire() {
        run.assigns(false, "a").allocates(false, List.of("a"), List.of());
        run.functions.alwaysFails("Dispatch", INVALID, "no").alwaysFails("Release", UNAVAILABLE, "throttled");
        Map<?, ?> output = run.succeed(Map.of());
        assertThat(run.functions.payloads("Release")).hasSize(ATTEMPTS);
        assertThat(output.get("leftToExpire")).isEqualTo(1L);
        assertThat(output.get("released")).isEqualTo(0L);
    }

    @Test
    void aFailingOptimizerKeepsNothingFromBeingScheduled() {
        run.functions.alwaysFails("Optimize", "java.lang.IllegalStateException", "unbounded");
        run.assigns(false, "a").allocates(false, List.of("a"), List.of());
        Map<?, ?> output = run.dispatchesAll().succeed(Map.of("optimize", true));
        assertThat(output.get("plan"))
                .isEqualTo(Map.of("status", "unavailable", "error", "java.lang.IllegalStateException"));
        assertThat(output.get("dispatched")).isEqualTo(1L);
    }

    @Test
    void anOptimizerThatFailsOnAFullPoolIsNotAskedAgain() {
        run.functions.alwaysFails("Optimize", "java.lang.IllegalStateException", "unbounded");
        run.assigns(false, "a", "b");
        run.allocates(true, List.of("a"), List.of("b")).allocates(true, List.of(), List.of("b"));
        Map<?, ?> output = run.dispatchesAll().succeed(Map.of());
        assertThat(run.functions.called()).containsExactly("Schedule", "Allocate", "Optimize", "Allocate", "Dispatch");
        assertThat(output.get("dispatched")).isEqualTo(1L);
        assertThat(((Map<?, ?>) output.get("plan")).get("status")).isEqualTo("unavailable");
    }

    @Test
    void anOptimizerThatTakesTooLongIsNotWaitedFor() {
        run.functions.always("Optimize", payload -> {
            run.stage.pass(Duration.ofSeconds(21));
            return Map.of("version", 1, "status", "late");
        });
        run.assignsNothingMore();
        assertThat(run.succeed(Map.of("optimize", true)).get("plan"))
                .isEqualTo(Map.of("status", "unavailable", "error", "States.Timeout"));
    }

    @Test
    void anInputThatIsNeitherADocumentNorABatchIsRefused() {
        for (Object input : List.of("text", 7, Map.of("servcies", List.of()), Map.of("pool", "p", "more", true))) {
            assertThat(run.fail(input).error()).isEqualTo(INVALID);
        }
        assertThat(run.fail(null).error()).isEqualTo(INVALID);
        assertThat(run.functions.calls()).isEmpty();
    }

    @Test
    void whatIsNoListReachesTheFunctionThatRefusesIt() {
        run.functions.alwaysFails("Register", INVALID, "services must be a list");
        Map<String, Object> input = new HashMap<>();
        input.put("services", null);
        assertThat(run.fail(input).error()).isEqualTo(INVALID);
        assertThat(run.functions.payloads("Register")).isEqualTo(List.of(input));
    }
}
