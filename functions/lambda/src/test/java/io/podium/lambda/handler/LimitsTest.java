package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit that infra/docs/limits.md states holds: its value passes and one more is refused. */
class LimitsTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);
    private final Map<String, IntFunction<Integer>> probes = probes();

    private record Limit(String name, int value, int status) {}

    static Stream<Limit> limits() throws IOException {
        return Files.readAllLines(documentation()).stream()
                .filter(line -> line.matches("\\| [^|]+ \\| [\\d,]+ \\| \\d{3} \\|"))
                .map(line -> line.split(" ?\\| ?", -1))
                .map(cells ->
                        new Limit(cells[1], Integer.parseInt(cells[2].replace(",", "")), Integer.parseInt(cells[3])));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void valuePassesAndOneMoreIsRefused(Limit limit) {
        IntFunction<Integer> probe = Objects.requireNonNull(probes.get(limit.name()), limit.name());

        assertThat(probe.apply(limit.value())).as("at the limit").isNotIn(400, 413, 500);
        assertThat(probe.apply(limit.value() + 1)).as("above it").isEqualTo(limit.status());
    }

    @Test
    void everyProbeIsOfALimitThatIsStated() throws IOException {
        assertThat(limits().map(Limit::name)).containsExactlyInAnyOrderElementsOf(probes.keySet());
    }

    private Map<String, IntFunction<Integer>> probes() {
        Map<String, IntFunction<Integer>> all = new LinkedHashMap<>();
        all.put("bytes of a body", n -> status("POST", "/tasks", padded("{\"type\":\"x\"}", n)));
        all.put("levels of JSON", n -> payload("[".repeat(n - 1) + "]".repeat(n - 1)));
        all.put("digits of a number", n -> payload("1." + "1".repeat(n - 1)));
        all.put("characters of an id", n -> task("taskId", "x".repeat(n)));
        all.put("characters of an Idempotency-Key", this::withKey);
        all.put("tasks of a call", n -> call("POST", "/tasks", Map.of("tasks", each(n, i -> Map.of("type", "x")))));
        all.put("tasks of an array", n -> task("array", Map.of("size", n)));
        all.put("tasks of a gang", this::gang);
        all.put("tasks that a task depends on", this::dependent);
        all.put("bytes of a payload", n -> task("payload", "x".repeat(n - 2)));
        putWorkers(all);
        putPages(all);
        putRegistry(all);
        all.put(
                "tasks of a simulation",
                n -> call(
                        "POST",
                        "/simulate",
                        Map.of(
                                "servers", 4,
                                "policies", List.of("fifo"),
                                "arrivals", each(n, i -> i),
                                "durations", each(n, i -> 1))));
        all.put("tasks of a run", n -> call("POST", "/runs", Map.of("tasks", each(n, i -> Map.of("type", "x")))));
        all.put("bytes of a run", this::run);
        return all;
    }

    private void putWorkers(Map<String, IntFunction<Integer>> all) {
        String token = "1.x.default";
        all.put(
                "bytes of a result",
                n -> call("POST", "/tasks/t/complete", Map.of("token", token, "result", "x".repeat(n - 2))));
        all.put(
                "characters of an error",
                n -> call("POST", "/tasks/t/fail", Map.of("token", token, "retryable", true, "error", "x".repeat(n))));
        all.put(
                "characters of a token",
                n -> call("PUT", "/tasks/t/heartbeat", Map.of("token", "1.x." + "y".repeat(n - 4))));
        all.put("tasks of a lease", n -> call("POST", "/services/s/lease", Map.of("max", n)));
    }

    private void putPages(Map<String, IntFunction<Integer>> all) {
        all.put("tasks of a page", n -> status("GET", "/tasks?limit=" + n, null));
        all.put("tasks of a redrive", n -> call("POST", "/tasks/redrive", Map.of("limit", n)));
        all.put("services of a page", n -> status("GET", "/services?limit=" + n, null));
        all.put("schedules of a page", n -> status("GET", "/schedules?limit=" + n, null));
        all.put("entries of a page of the audit", n -> status("GET", "/audit?limit=" + n, null));
        all.put(
                "characters of the id of a schedule",
                n -> call(
                        "PUT",
                        "/schedules/" + "x".repeat(n),
                        Map.of("cron", "0 9 * * *", "task", Map.of("type", "x"))));
    }

    private void putRegistry(Map<String, IntFunction<Integer>> all) {
        all.put("types of a service", n -> service("taskTypes", each(n, i -> "type-" + i)));
        all.put("instances of a service", n -> service("instances", n));
        all.put("slots of an instance", n -> service("slots", n));
        all.put("kinds of resources of a pool", n -> {
            Map<String, Integer> kinds = new LinkedHashMap<>();
            IntStream.range(0, n).forEach(i -> kinds.put("kind" + i, 1));
            return call("PUT", "/pools/p", Map.of("capacity", kinds));
        });
        all.put(
                "shards of a pool",
                n -> call("PUT", "/pools/divided", Map.of("capacity", Map.of("cpu", 1), "shards", n)));
        all.put("tenants that a pool names", n -> {
            Map<String, Object> tenants = new LinkedHashMap<>();
            IntStream.range(0, n).forEach(i -> tenants.put("tenant" + i, Map.of("weight", 1)));
            return call("PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 1), "tenants", tenants));
        });
    }

    private int payload(String json) {
        return status("POST", "/tasks", "{\"type\":\"x\",\"payload\":" + json + "}");
    }

    private int task(String field, Object value) {
        Map<String, Object> task = new LinkedHashMap<>(Map.of("type", "x"));
        task.put(field, value);
        return call("POST", "/tasks", task);
    }

    private int gang(int size) {
        return call(
                "POST",
                "/tasks",
                Map.of(
                        "tasks",
                        each(size, i -> Map.of("type", "x", "gang", "g" + size, "taskId", "g" + size + "-" + i))));
    }

    private int dependent(int parents) {
        call("POST", "/tasks", Map.of("tasks", each(parents, i -> Map.of("type", "x", "taskId", "parent-" + i))));
        return task("dependsOn", each(parents, i -> "parent-" + i));
    }

    private int service(String field, Object value) {
        call("PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 1)));
        Map<String, Object> service = new LinkedHashMap<>(
                Map.of("serviceId", "s", "taskTypes", List.of("x"), "target", Map.of("type", "pull"), "pool", "p"));
        service.put(field, value);
        return call("POST", "/services", service);
    }

    /** What is left of the bytes is the text of one payload. */
    private int run(int bytes) {
        String around =
                "{\"tasks\":[{\"correlationId\":\"c\",\"payload\":\"\",\"type\":\"x\"}],\"tenant\":\"default\"}";
        Map<String, Object> task =
                Map.of("type", "x", "correlationId", "c", "payload", "x".repeat(bytes - around.length()));
        return call("POST", "/runs", Map.of("tasks", List.of(task)));
    }

    private int withKey(int characters) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "POST /tasks");
        event.put("rawPath", "/tasks");
        event.put("headers", Map.of("idempotency-key", "k".repeat(characters)));
        event.put("requestContext", Map.of("http", Map.of("method", "POST", "path", "/tasks")));
        event.put("body", "{\"type\":\"x\"}");
        Object status = new Tree(new SubmitHandler(platform).handle(event))
                .at("statusCode")
                .value();
        return ((Long) Objects.requireNonNull(status)).intValue();
    }

    private static <T> List<T> each(int n, IntFunction<T> one) {
        return IntStream.range(0, n).mapToObj(one).toList();
    }

    private static String padded(String json, int bytes) {
        return json + " ".repeat(bytes - json.length());
    }

    private int call(String method, String path, Map<String, ?> body) {
        return status(method, path, Json.write(body));
    }

    private int status(String method, String path, @Nullable String body) {
        return api.raw(method, path, body).status();
    }

    private static Path documentation() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("infra/docs/limits.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder infra/docs above the working directory");
        }
        return folder.resolve("infra/docs/limits.md");
    }
}
