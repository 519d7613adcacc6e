package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that asks an API, against the functions themselves. */
class RemoteCommandsOnTheStackTest {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String url = "";

    @Test
    void speakTheLanguageOfTheApi(@TempDir Path directory) throws IOException {
        StackOptions options = new StackOptions(
                TEMPLATE, 0, null, StackOptions.StoreKind.H2, StackOptions.Endpoints.EMBEDDED, 1, line -> {});
        try (LocalStack stack = LocalStack.start(options)) {
            url = stack.uri().toString();
            poolsChange(directory);
            servicesComeAndGo(directory);
            schedulesComeAndGo(directory);
            tasksComeAndGo(directory);
            plansAreMade();
            changesAreTold();
        }
    }

    private void poolsChange(Path directory) throws IOException {
        assertThat(run("pool", "set", "batch", "--policy", "sjf")).isEqualTo(Exit.REFUSED);
        assertThat(text(err)).contains("capacity: required");
        granted("pool", "set", "batch", "--capacity", "cpu=8,memory=16384", "--price", "cpu=0.04");
        assertThat(text(out)).startsWith("Pool batch orders by fifo");
        Path file = Files.writeString(directory.resolve("p.json"), """
                {"capacity":{"cpu":4},"prices":{"cpu":0.05},"policy":"edf","agingRate":0.5,"placement":"random",
                "strategy":"mra","preemptionMarginSeconds":2,"patienceSeconds":60,"fairness":"drf",
                "defaultTenant":{"maxSlots":4},"tenants":{"acme":{"weight":3,"maxQueued":50}}}""");
        granted("pool", "set", "whole", "--file", file.toString(), "--strategy", "msa");
        Map<String, Object> before = pool("whole");
        granted("pool", "set", "whole", "--policy", "dps");
        Map<String, Object> after = new HashMap<>(pool("whole"));
        assertThat(before).containsEntry("policy", "edf").containsEntry("strategy", "msa");
        assertThat(after.put("policy", "edf")).isEqualTo("dps");
        assertThat(after)
                .as("all else stays")
                .isEqualTo(before)
                .containsKeys(PoolSettings.DEFINING.toArray(String[]::new));
        granted("pool", "set", "busy", "--capacity", "cpu=8", "--shards", "2");
        granted("pool", "set", "busy", "--policy", "sjf");
        assertThat(pool("busy")).containsEntry("shards", 2L);
        assertThat(run("pool", "set", "busy", "--shards", "3")).isNotEqualTo(0);
        assertThat(text(err)).contains("pool busy has 2 shards and keeps them");
        granted("pool", "list");
        assertThat(text(out)).contains("batch", "whole", "default");
        assertThat(run("pool", "get", "none")).isEqualTo(Exit.NOT_FOUND);
    }

    private Map<String, Object> pool(String id) {
        granted("pool", "get", id, "--format", "json");
        return Json.parseObject(text(out));
    }

    private void schedulesComeAndGo(Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("c.json"), "{\"cron\":\"30 2 * * *\",\"task\":{\"type\":\"report\"}}");
        granted("schedule", "put", "nightly", file.toString());
        granted("schedule", "list");
        assertThat(text(out)).contains("nightly", "30 2 * * *");
        granted("schedule", "get", "nightly");
        assertThat(text(out)).contains("nextTimes");
        granted("schedule", "delete", "nightly");
        assertThat(text(out)).isEqualTo("Schedule nightly is removed.\n");
        assertThat(run("schedule", "get", "nightly")).isEqualTo(Exit.NOT_FOUND);
    }

    private void changesAreTold() {
        granted("audit", "--resource", "pools/whole", "--action", "pool.put");
        assertThat(text(out)).contains("pool.put", "pools/whole", "done");
        granted("audit", "--principal", "nobody", "--to", "2020-01-01T00:00:00Z");
        assertThat(text(err)).isEqualTo("There are none.\n");
    }

    private void servicesComeAndGo(Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("s.json"), """
                {"serviceId":"report-1","taskTypes":["report"],"target":{"type":"pull"},"instances":1,"slots":2}""");
        granted("service", "register", file.toString());
        assertThat(text(out)).startsWith("Service report-1 is ALIVE, with 2 slots free");
        granted("service", "list", "--limit", "1");
        assertThat(text(out)).contains("report-1");
        granted("service", "get", "report-1");
        granted("service", "drain", "report-1");
        assertThat(text(out)).startsWith("Service report-1 is DRAINING");
        granted("service", "deregister", "report-1", "--dry-run");
        granted("service", "deregister", "report-1");
        assertThat(run("service", "get", "report-1")).isEqualTo(Exit.NOT_FOUND);
        Path wrong = Files.writeString(directory.resolve("wrong.json"), "{\"serviceId\":\"x\"}");
        assertThat(run("service", "register", wrong.toString())).isEqualTo(Exit.REFUSED);
        assertThat(text(err)).contains("answers 400: The input breaks a rule\n").contains("  taskTypes: ");
    }

    private void tasksComeAndGo(Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("t.json"),
                "{\"tasks\":[{\"taskId\":\"a\",\"type\":\"x\"},{\"taskId\":\"b\",\"type\":\"x\"}]}");
        granted("task", "submit", file.toString());
        granted(
                "task",
                "submit",
                "--type",
                "x",
                "--id",
                "c",
                "--pool",
                "default",
                "--priority",
                "1",
                "--expected-seconds",
                "3",
                "--deadline",
                "2099-01-01T00:00:00Z",
                "--delay-seconds",
                "60",
                "--max-attempts",
                "2",
                "--payload",
                "[1]");
        granted("task", "list", "--status", "READY", "--pool", "default", "--limit", "1", "--format", "json");
        assertThat(Json.parseObject(text(out)).get("next")).isNotNull();
        granted("task", "list", "--all", "--format", "json");
        assertThat((List<?>) Json.parseObject(text(out)).get("tasks")).hasSize(3);
        granted("explain", "a");
        assertThat(text(out)).startsWith("Task a is READY.");
        assertThat(run("explain", "none")).isEqualTo(Exit.NOT_FOUND);
        granted("task", "cancel", "a");
        assertThat(run("task", "wait", "a")).isEqualTo(Exit.FAILED);
        granted("task", "get", "a");
        assertThat(text(out)).contains("CANCELLED");
        granted("task", "redrive", "--matching", "--type", "x", "--limit", "5", "--error-contains", "e", "--dry-run");
        granted(
                "task",
                "redrive",
                "--matching",
                "--status",
                "DEAD",
                "--ended-after",
                "2020-01-01T00:00:00Z",
                "--ended-before",
                "2099-01-01T00:00:00Z");
        assertThat(run("task", "redrive", "c")).isEqualTo(Exit.REFUSED);
        assertThat(run("task", "list", "--status", "SLEEPY")).isEqualTo(Exit.REFUSED);
        assertThat(text(err)).contains("  status: ");
    }

    private void plansAreMade() {
        granted("optimize", "run", "--dry-run");
        granted("optimize", "run");
        granted("optimize", "run");
        granted("plan", "current");
        granted("plan", "get", "1");
        granted("plan", "history", "--limit", "1", "--from", "2020-01-01T00:00:00Z", "--to", "2099-01-01T00:00:00Z");
        granted("plan", "diff", "1", "2");
        assertThat(run("plan", "get", "999")).isEqualTo(Exit.NOT_FOUND);
        granted("optimize", "pause", "--reason", "load test");
        assertThat(text(out)).contains("load test");
        granted("optimize", "resume");
        granted("metrics", "--minutes", "5", "--resolution-seconds", "60");
        assertThat(run("metrics", "--pool", "none")).isEqualTo(Exit.NOT_FOUND);
    }

    private void granted(String... arguments) {
        assertThat(run(arguments)).as("%s: %s", List.of(arguments), text(err)).isZero();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Output output = new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Podium.run(output, Map.of("PODIUM_URL", url), arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
