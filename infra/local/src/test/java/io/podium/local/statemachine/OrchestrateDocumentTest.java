package io.podium.local.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.podium.lambda.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for the committed document as a text. */
class OrchestrateDocumentTest {
    private final List<Map<?, ?>> tasks = new ArrayList<>();
    private final Set<String> errors = new TreeSet<>();

    OrchestrateDocumentTest() {
        collect(Json.parseObject(Orchestration.document()));
    }

    private void collect(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            if ("Task".equals(map.get("Type"))) {
                tasks.add(map);
            }
            if (map.get("ErrorEquals") instanceof List<?> names) {
                names.forEach(name -> errors.add(String.valueOf(name)));
            }
            if (map.get("Error") instanceof String name && !name.startsWith("{%")) {
                errors.add(name);
            }
            map.values().forEach(this::collect);
        }
        if (tree instanceof List<?> list) {
            list.forEach(this::collect);
        }
    }

    @Test
    void everyErrorOfOursThatItNamesIsTheNameOfAnException() {
        List<String> ours =
                errors.stream().filter(name -> name.startsWith("io.podium.")).toList();
        assertThat(ours).contains(Orchestration.UNAVAILABLE, Orchestration.INVALID);
        assertThat(ours).allSatisfy(name -> assertThatCode(
                        () -> assertThat(Throwable.class).isAssignableFrom(Class.forName(name)))
                .doesNotThrowAnyException());
    }

    @Test
    void everyTaskIsRetriedInTheSameWay() {
        assertThat(tasks).hasSize(9);
        assertThat(tasks.stream().map(task -> task.get("Retry")).distinct()).hasSize(1);
    }

    @Test
    void itNamesEachFunctionByASubstitution() {
        assertThat(StateMachine.placeholders(Orchestration.document()))
                .containsExactly(
                        "AllocateFunctionArn",
                        "DispatchFunctionArn",
                        "OptimizeFunctionArn",
                        "RegisterFunctionArn",
                        "ReleaseFunctionArn",
                        "ScheduleFunctionArn",
                        "SubmitFunctionArn");
    }
}
