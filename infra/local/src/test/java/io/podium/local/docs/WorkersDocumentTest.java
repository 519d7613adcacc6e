package io.podium.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.local.worker.ApiClient;
import io.podium.worker.Worker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The workers of infra/docs/workers.md, each in a process of its own as who read the document would run it. */
@Timeout(120)
class WorkersDocumentTest {
    private final Document document = Document.read(Path.of("../docs/workers.md"));

    @TempDir
    private Path directory;

    private LocalStack stack;
    private ApiClient api;

    WorkersDocumentTest() throws IOException {}

    @BeforeEach
    void start() {
        stack = LocalStack.start(new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                line -> {}));
        api = new ApiClient(stack.uri());
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void theReadmeShowsTheSameLines() throws IOException {
        assertThat(Document.read(Path.of("../../README.md")).only("java").text())
                .isEqualTo(document.only("java").text());
    }

    @Test
    void javaRunsTasks() throws Exception {
        Path source = Files.writeString(
                directory.resolve("Reports.java"), document.only("java").text());
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath(), "-d", directory.toString(), source.toString());
        assertThat(failures).isZero();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        runsTasks("Report of monday", java, "-cp", directory + ":" + classPath(), "Reports", uri());
    }

    private static String classPath() {
        return List.of(
                        Worker.class,
                        com.fasterxml.jackson.jr.ob.JSON.class,
                        com.fasterxml.jackson.core.JsonFactory.class)
                .stream()
                .map(type -> Path.of(uri(Objects.requireNonNull(
                                        type.getProtectionDomain().getCodeSource())
                                .getLocation()))
                        .toString())
                .collect(java.util.stream.Collectors.joining(":"));
    }

    private static URI uri(java.net.URL location) {
        return URI.create(location.toString());
    }

    @Test
    void curlRunsTasks() throws Exception {
        assumeTrue(isThere("curl"), "there is no curl on the path");
        runsTasks("Report of r1", "bash", "-c", document.only("sh").text());
    }

    @Test
    void pythonRunsTasks() throws Exception {
        assumeTrue(isThere("python3"), "there is no python3 on the path");
        runsTasks("Report of monday", "python3", "-c", document.only("python").text());
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private String uri() {
        return stack.uri().toString();
    }

    /** Submits a task before the worker is there and one after, and waits for both. */
    private void runsTasks(String expected, String... command) throws Exception {
        submit("r1");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PODIUM", uri());
        Path said = directory.resolve("said.txt");
        Process worker = builder.redirectOutput(said.toFile()).start();
        try {
            assertThat(result("r1", worker, said)).isEqualTo(Map.of("text", expected));
            submit("r2");
            assertThat(result("r2", worker, said)).isEqualTo(Map.of("text", expected.replace("r1", "r2")));
        } finally {
            worker.descendants().forEach(ProcessHandle::destroy);
            worker.destroy();
            assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void submit(String id) throws Exception {
        Map<String, Object> task = Map.of("taskId", id, "type", "report", "payload", Map.of("day", "monday"));
        assertThat(api.send("POST", "/tasks", task).status()).isEqualTo(202);
    }

    private Object result(String id, Process worker, Path said) throws Exception {
        while (true) {
            ApiClient.Answer task = api.get("/tasks/" + id);
            if ("SUCCEEDED".equals(task.tree().at("status").value())) {
                return Objects.requireNonNull(task.tree().at("result").value());
            }
            if (worker.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the worker ended: " + Files.readString(said));
            }
        }
    }
}
