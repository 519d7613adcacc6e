package io.podium.local.statemachine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The committed document on a stage, with functions that keep to their contracts. Names of functions are short. */
final class Orchestration {
    static final String UNAVAILABLE = "io.podium.domain.store.StoreUnavailableException";
    static final String INVALID = "io.podium.domain.InvalidInputException";
    static final Path DOCUMENT = Path.of("..", "statemachine", "orchestrate.asl.json");

    final ScriptedFunctions functions = new ScriptedFunctions();
    final Stage stage = new Stage(functions);

    static String document() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StateMachine machine() {
        Map<String, String> names = StateMachine.placeholders(document()).stream()
                .collect(Collectors.toMap(name -> name, name -> name.replace("FunctionArn", "")));
        return StateMachine.load(document(), names);
    }

    Map<?, ?> succeed(@Nullable Object input) {
        if (stage.run(machine(), input) instanceof ExecutionResult.Succeeded succeeded
                && succeeded.output() instanceof Map<?, ?> output) {
            return output;
        }
        throw new AssertionError("Failed: " + stage.ended);
    }

    ExecutionResult.Failed fail(@Nullable Object input) {
        if (stage.run(machine(), input) instanceof ExecutionResult.Failed failed) {
            return failed;
        }
        throw new AssertionError("Succeeded: " + stage.ended);
    }

    /** Schedule once assigns these. */
    Orchestration assigns(boolean more, String... assignments) {
        functions.once("Schedule", payload -> scheduled(more, List.of(), assignments));
        return this;
    }

    Orchestration assignsNothingMore() {
        functions.always("Schedule", payload -> scheduled(false, List.of()));
        return this;
    }

    static Map<String, Object> scheduled(boolean more, List<String> failures, String... assignments) {
        return scheduled(more, false, failures, assignments);
    }

    static Map<String, Object> scheduled(boolean more, boolean planDue, List<String> failures, String... assignments) {
        return Map.of(
                "assignments", assignments(assignments),
                "queues", List.of("p/0", "p/1"),
                "more", more,
                "planDue", planDue,
                "batchItemFailures",
                        failures.stream()
                                .map(id -> Map.of("itemIdentifier", id))
                                .toList());
    }

    static List<Map<String, Object>> assignments(String... names) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : names) {
            list.add(Map.of("taskId", name));
        }
        return list;
    }

    /** Allocate once places these, one dispatch each, and refuses those. */
    Orchestration allocates(boolean saturated, List<String> placed, List<String> refused) {
        functions.once("Allocate", payload -> allocated(saturated, placed, refused));
        return this;
    }

    static Map<String, Object> allocated(boolean saturated, List<String> placed, List<String> refused) {
        return Map.of(
                "dispatches", placed.stream().map(Orchestration::dispatch).toList(),
                "placed", placed.size(),
                "saturated", saturated,
                "refused", assignments(refused.toArray(String[]::new)));
    }

    static Map<String, Object> dispatch(String task) {
        Map<String, Object> dispatch = new LinkedHashMap<>();
        dispatch.put("serviceId", "s-" + task);
        dispatch.put("tasks", List.of(Map.of("taskId", task)));
        return dispatch;
    }

    Orchestration dispatchesAll() {
        functions.always("Dispatch", payload -> Map.of("dispatched", 1));
        return this;
    }

    static Map<String, Object> recordOf(String id, String body) {
        return Map.of(
                "messageId",
                id,
                "receiptHandle",
                "handle-" + id,
                "body",
                body,
                "attributes",
                Map.of("ApproximateReceiveCount", "1"),
                "eventSource",
                "aws:sqs");
    }
}
