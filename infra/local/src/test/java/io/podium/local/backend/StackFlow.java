package io.podium.local.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Tree;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.local.worker.ApiClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What must work on every back end: a service is registered, tasks are accepted, placed, leased, completed and read. */
final class StackFlow {
    private StackFlow() {}

    /** @param endpoint where DynamoDB and SQS are, or null for the embedded ones */
    static void play(@Nullable URI endpoint) throws Exception {
        List<String> errors = new CopyOnWriteArrayList<>();
        StackOptions options = new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                new StackOptions.Endpoints(endpoint, endpoint, null),
                1,
                errors::add);
        try (LocalStack stack = LocalStack.start(options)) {
            play(new ApiClient(stack.uri()));
        }
        assertThat(errors).isEmpty();
    }

    private static void play(ApiClient api) throws Exception {
        granted(api, "PUT", "/pools/main", Map.of("capacity", Map.of("cpu", 4), "policy", "sjf"));
        granted(api, "POST", "/services", service("pulls", Map.of("type", "pull")));
        granted(
                api,
                "POST",
                "/tasks",
                Map.of(
                        "tasks",
                        List.of(
                                task("long", 90, List.of()),
                                task("short", 3, List.of()),
                                task("last", 1, List.of("long")))));
        assertThat(granted(api, "POST", "/tasks", task("short", 3, List.of()))
                        .at("tasks")
                        .elements())
                .as("submitting again changes nothing")
                .hasSize(1);
        for (String expected : List.of("short", "long", "last")) {
            Tree leased = lease(api);
            assertThat(leased.at("taskId").value()).isEqualTo(expected);
            Map<String, Object> body =
                    Map.of("token", String.valueOf(leased.at("token").value()), "result", Map.of("of", expected));
            granted(api, "POST", "/tasks/" + expected + "/complete", body);
            granted(api, "POST", "/tasks/" + expected + "/complete", body);
            ApiClient.Answer read = api.get("/tasks/" + expected);
            assertThat(read.tree().at("status").value()).isEqualTo("SUCCEEDED");
            assertThat(read.tree().at("result").value()).isEqualTo(Map.of("of", expected));
        }
        assertThat(api.get("/services/pulls").tree().at("slotsInUse").value()).isEqualTo(0L);
    }

    private static Map<String, Object> service(String id, Map<String, Object> target) {
        return Map.of(
                "serviceId",
                id,
                "taskTypes",
                List.of("t"),
                "pool",
                "main",
                "target",
                target,
                "slots",
                1,
                "leaseSeconds",
                3_600);
    }

    private static Map<String, Object> task(String id, double seconds, List<String> after) {
        return Map.of("taskId", id, "type", "t", "pool", "main", "expectedSeconds", seconds, "dependsOn", after);
    }

    private static Tree granted(ApiClient api, String method, String path, Map<String, ?> body) throws Exception {
        ApiClient.Answer answer = api.send(method, path, body);
        assertThat(answer.isOk()).as(path + ": " + answer.body()).isTrue();
        return answer.tree();
    }

    /** Asks until there is a task; the queue may take its time. */
    private static Tree lease(ApiClient api) throws Exception {
        while (true) {
            List<Tree> leased = granted(api, "POST", "/services/pulls/lease", Map.of("max", 1))
                    .at("tasks")
                    .elements();
            if (!leased.isEmpty()) {
                return leased.get(0);
            }
        }
    }
}
