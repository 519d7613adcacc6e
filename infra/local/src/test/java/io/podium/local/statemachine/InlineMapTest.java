package io.podium.local.statemachine;

import static io.podium.local.statemachine.Stage.machine;
import static io.podium.local.statemachine.Stage.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InlineMapTest {
    private final Stage stage = new Stage();

    private static String map(String fields, String task) {
        return machine("A", """
                "A": {"Type": "Pass", "Assign": {"factor": 10}, "Next": "M"},
                "M": {"Type": "Map", "Items": "{% $states.input.items %}", "End": true, FIELDS
                      "ItemProcessor": {"StartAt": "T", "States": {TASK}}}""".replace("FIELDS", fields).replace("TASK", task));
    }

    private static final String PLAIN = task("\"Output\": \"{% $states.result.Payload %}\", \"End\": true");

    @Test
    void outputsComeInTheOrderOfTheItems() {
        stage.functions.always("f", payload -> "<" + payload + ">");
        assertThat(stage.output(map("", PLAIN), Map.of("items", List.of("a", "b", "c"))))
                .isEqualTo(List.of("<a>", "<b>", "<c>"));
        assertThat(stage.states).containsExactly("A", "M", "T", "T", "T");
        assertThat(stage.output(map("", PLAIN), Map.of("items", List.of()))).isEqualTo(List.of());
    }

    @Test
    void theSelectorSeesTheItemItsIndexAndTheMapsOwnInput() {
        stage.functions.always("f", payload -> payload);
        String selector = """
                "ItemSelector": {"i": "{% $states.context.Map.Item.Index %}", "v": "{% $states.context.Map.Item.Value %}",
                                 "k": "{% $states.input.k %}"},""";
        assertThat(stage.output(map(selector, PLAIN), Map.of("items", List.of("a"), "k", "key")))
                .isEqualTo(List.of(Map.of("i", 0L, "v", "a", "k", "key")));
    }

    @Test
    void iterationsSeeOuterVariablesAndKeepTheirOwnApart() {
        stage.functions.always("f", payload -> payload);
        String own = task("""
                "Assign": {"mine": "{% $states.input * $factor %}"}, "Next": "U"},
                "U": {"Type": "Pass", "Output": "{% [$mine, $states.context.Map.Item.Index] %}", "End": true""");
        assertThat(stage.output(map("\"MaxConcurrency\": 2,", own), Map.of("items", List.of(1, 2, 3))))
                .isEqualTo(List.of(List.of(10L, 0L), List.of(20L, 1L), List.of(30L, 2L)));
    }

    @Test
    void anIterationThatFailsFailsTheMapWithItsErrorAndStartsNoMore() {
        stage.functions.once("f", payload -> payload).failsOnce("f", "E", "no");
        assertThat(stage.failure(map("", PLAIN), Map.of("items", List.of(1, 2, 3)))
                        .error())
                .isEqualTo("E");
        assertThat(stage.functions.calls()).hasSize(2);
    }

    @Test
    void aMapIsRetriedAsAWholeAndCaught() {
        stage.functions.alwaysFails("f", "E", "no");
        String recovery = """
                "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "A2", "Output": "caught"}],""";
        String definition =
                map(recovery, PLAIN).replace("\"States\":{\"A\"", "\"States\":{\"A2\":{\"Type\":\"Succeed\"},\"A\"");
        assertThat(stage.output(definition, Map.of("items", List.of(1, 2)))).isEqualTo("caught");
        assertThat(stage.functions.calls()).hasSize(2);
    }

    @Test
    void itemsThatAreNotAnArrayFailTheMap() {
        assertThat(stage.failure(map("", PLAIN), Map.of("items", "a")).error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void asManyIterationsRunTogetherAsAllowed() {
        CyclicBarrier pair = new CyclicBarrier(2);
        stage.functions.always("f", payload -> payload);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            FunctionInvoker meeting = (name, payload) -> {
                try {
                    return pair.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
            ExecutionResult result = StateMachine.load(map("\"MaxConcurrency\": 2,", PLAIN), Map.of())
                    .run(Map.of("items", List.of(1, 2, 3, 4)), environment(meeting, threads));
            assertThat(result).isInstanceOf(ExecutionResult.Succeeded.class);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anExecutorThatNeverGetsRoundToItDoesNotHoldTheMapUp() {
        Deque<Runnable> never = new ArrayDeque<>();
        ExecutionResult result = StateMachine.load(map("", PLAIN), Map.of())
                .run(Map.of("items", List.of(1, 2, 3)), environment((name, payload) -> payload, never::add));
        assertThat(result).isEqualTo(new ExecutionResult.Succeeded(List.of(1L, 2L, 3L)));
        assertThat(never).hasSize(2);
    }

    private ExecutionEnvironment environment(FunctionInvoker functions, Executor executor) {
        return new ExecutionEnvironment(
                functions, stage, time -> {}, executor, new Random(1), new ExecutionListener() {}, 100);
    }
}
