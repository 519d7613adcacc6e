package io.podium.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.lambda.json.Tree;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.local.worker.ApiClient;
import io.podium.local.worker.ApiClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A whole stack with a few services and tasks, and a browser that looks at its console. */
final class ConsoleStage implements AutoCloseable {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    private final LocalStack stack;
    private final Chromium chromium;
    private final ApiClient api;

    private ConsoleStage(LocalStack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
        this.api = new ApiClient(stack.uri());
    }

    /**
     * Starts the stack and the browser, or skips the tests where there is none.
     *
     * @param profile an empty directory for the browser
     */
    static ConsoleStage set(Path profile) throws IOException, InterruptedException {
        Optional<Path> program = Chromium.find();
        assumeTrue(
                program.isPresent(),
                "no Chromium was found on the path. Maybe apt-get install chromium, or set CHROMIUM to one");
        StackOptions options = new StackOptions(
                TEMPLATE, 0, null, StackOptions.StoreKind.H2, StackOptions.Endpoints.EMBEDDED, 1, line -> {});
        ConsoleStage stage =
                new ConsoleStage(LocalStack.start(options), Chromium.start(program.orElseThrow(), profile));
        stage.furnish();
        return stage;
    }

    private void furnish() throws IOException, InterruptedException {
        send(
                "PUT",
                "/pools/main",
                Map.of(
                        "capacity", Map.of("cpu", 4, "memory", 4096),
                        "prices", Map.of("cpu", 0.05),
                        "policy", "sjf"));
        register("fonts", "font", List.of());
        register("ledger", "post", List.of());
        register("render", "render", List.of("fonts", "ledger"));
        register("idle", "nothing", List.of());
        submit("broken", "render");
        Tree leased = lease("render");
        send(
                "POST",
                "/tasks/broken/fail",
                Map.of(
                        "token",
                        leased.at("token").text().orElseThrow(),
                        "retryable",
                        false,
                        "error",
                        "the page has no width"));
        for (String id : List.of("page-1", "page-2", "page-3")) {
            submit(id, "render");
        }
        List<Map<String, Object>> bulk = IntStream.range(0, 30)
                .mapToObj(i -> Map.<String, Object>of("taskId", "bulk-" + (10 + i), "type", "bulk", "pool", "bulk"))
                .toList();
        send("PUT", "/pools/bulk", Map.of("capacity", Map.of("cpu", 1)));
        send("POST", "/tasks", Map.of("tasks", bulk));
        send("POST", "/optimize", Map.of());
        send("POST", "/optimize", Map.of());
    }

    void register(String id, String type, List<String> dependsOn) throws IOException, InterruptedException {
        send(
                "POST",
                "/services",
                Map.of(
                        "serviceId",
                        id,
                        "taskTypes",
                        List.of(type),
                        "target",
                        Map.of("type", "pull"),
                        "pool",
                        "main",
                        "resources",
                        Map.of("cpu", 0.5),
                        "ttlSeconds",
                        86_400,
                        "leaseSeconds",
                        3_600,
                        "dependsOn",
                        dependsOn));
    }

    void submit(String id, String type) throws IOException, InterruptedException {
        send("POST", "/tasks", Map.of("taskId", id, "type", type, "pool", "main", "expectedSeconds", 30));
    }

    /** Leases one task, as soon as one is placed. */
    Tree lease(String service) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            Tree answer = send("POST", "/services/" + service + "/lease", Map.of("max", 1));
            List<Tree> tasks = answer.at("tasks").elements();
            if (!tasks.isEmpty()) {
                return tasks.get(0);
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("no task was ever placed on " + service);
    }

    Tree send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        Answer answer = api.send(method, path, body);
        assertThat(answer.isOk()).as("%s %s: %s", method, path, answer.body()).isTrue();
        return answer.tree();
    }

    Tree get(String path) throws IOException, InterruptedException {
        return api.get(path).tree();
    }

    /** Opens a view in a tab of its own. */
    Tab open(String view) {
        return chromium.tab().size(1280, 800).open(stack.uri() + "/#/" + view);
    }

    /** Returns where the stack is. */
    String address() {
        return stack.uri().toString();
    }

    /** Checks that a page asked nobody else for anything, and that nothing went wrong in it. */
    void wasCalm(Tab tab) {
        assertThat(tab.requests())
                .isNotEmpty()
                .allMatch(address -> address.startsWith(address() + "/") || address.startsWith("about:"));
        assertThat(tab.complaints()).isEmpty();
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        stack.close();
    }
}
