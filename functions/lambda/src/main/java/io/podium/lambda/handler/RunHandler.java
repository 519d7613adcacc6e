package io.podium.lambda.handler;

import io.podium.domain.InvalidInputException;
import io.podium.domain.task.Correlation;
import io.podium.lambda.api.Shown;
import io.podium.lambda.audit.AuditTrail;
import io.podium.lambda.audit.Change;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Problem;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.ExecutionFailedException;
import io.podium.lambda.wiring.Platform;
import io.podium.lambda.wiring.StateMachineRunner;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code POST /runs}: runs the state machine on one document and answers with what came of it. */
public final class RunHandler implements JsonHandler {
    private static final int MAX_BYTES = 256 * 1_024;

    /** Step Functions takes 262,144. */
    private static final int MAX_DOCUMENT_BYTES = 262_000;

    private static final int MAX_ITEMS = 1_000;

    private final StateMachineRunner stateMachine;
    private final Routes routes;

    /** Called by the Lambda runtime. */
    public RunHandler() {
        this(AwsPlatform.primed(RunHandler::new, Samples.request("POST", "/runs", "{\"tasks\":7}")));
    }

    public RunHandler(Platform platform) {
        this.stateMachine = platform.stateMachine();
        this.routes =
                new Routes(Map.of("POST /runs", new AuditTrail(platform).over(change(), this::run)), platform.log());
    }

    /** Of the tasks only the number is kept, since others may see the entry; there is no state of a run. */
    private static Change change() {
        return Change.ofShared("run", request -> "runs")
                .when(request -> request.bodyTree().at("services").value() != null
                        || Boolean.TRUE.equals(request.bodyTree().at("optimize").value()))
                .asking(RunHandler::withoutTasks)
                .showing(request -> Optional.empty());
    }

    private static Map<String, Object> withoutTasks(ApiRequest request) {
        Tree body = request.bodyTree();
        return Shown.object()
                .with("services", body.at("services").value())
                .with("optimize", body.at("optimize").value())
                .with("pool", body.at("pool").value())
                .with("tasks", (long) body.at("tasks").elements().size())
                .tree();
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return routes.answer(input);
    }

    private ApiResponse run(ApiRequest request) {
        Map<String, Object> document = new TreeMap<>();
        request.read(in -> {
            in.optional("services", RunHandler::items).ifPresent(services -> document.put("services", services));
            in.optional("tasks", RunHandler::items)
                    .ifPresent(tasks -> document.put("tasks", correlated(tasks, request.correlation())));
            in.optional("pool", Fields::id).ifPresent(pool -> document.put("pool", pool));
            in.optional("optimize", Fields::bool).ifPresent(optimize -> document.put("optimize", optimize));
            return document;
        });
        // Last, so that nothing in the body can stand for it.
        document.put("tenant", request.caller().tenant());
        int bytes = Json.write(document).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_DOCUMENT_BYTES) {
            throw new InvalidInputException(
                    "$",
                    "a run has at most " + MAX_DOCUMENT_BYTES + " bytes, not " + bytes
                            + ". Maybe submit the tasks by POST" + " /tasks");
        }
        try {
            return ApiResponse.ok(stateMachine.run(document));
        } catch (ExecutionFailedException e) {
            return new Problem(422, "run-failed", "The run has ended without success", String.valueOf(e.getMessage()))
                    .toResponse();
        }
    }

    /** The state machine does not see the request; so every task names what it is found by. */
    private static List<Object> correlated(List<Object> tasks, Correlation correlation) {
        return tasks.stream()
                .map(task -> {
                    if (!(task instanceof Map<?, ?> fields) || fields.get("correlationId") != null) {
                        return task;
                    }
                    Map<Object, Object> copy = new LinkedHashMap<>(fields);
                    copy.put("correlationId", correlation.value());
                    return copy;
                })
                .toList();
    }

    private static List<Object> items(Fields in, String name) {
        return in.list(name, 1, MAX_ITEMS, (fields, index) -> fields.raw(index, MAX_BYTES));
    }
}
