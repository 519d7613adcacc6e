package io.podium.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCommandsTest {
    private static final String TASK = "{\"taskId\":\"r1\",\"status\":\"%s\"}";

    @TempDir
    private Path directory;

    private FakeApi api;

    @BeforeEach
    void serve() throws IOException {
        api = new FakeApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void listsServicesAsATable() {
        api.answers(200, """
                {"services":[{"serviceId":"report-1","status":"ALIVE","taskTypes":["report","sum"],"slotsFree":2},
                {"serviceId":"x","status":"DRAINING"}]}""");

        assertThat(api.run("service", "list", "--limit", "2")).isZero();
        assertThat(api.asked()).containsExactly("GET /services?limit=2");
        assertThat(api.row("SERVICE-ID")).startsWith("SERVICE-ID", "STATUS", "TASK-TYPES");
        assertThat(api.row("report-1")).startsWith("report-1", "ALIVE", "report, sum", "-");
        assertThat(api.row("x ")).startsWith("x", "DRAINING", "-");
        assertThat(api.err()).isEmpty();
    }

    @Test
    void goesFromPageToPage() {
        api.answers(200, "{\"services\":[{\"serviceId\":\"a\"}],\"next\":\"a b\"}");
        assertThat(api.run("service", "list")).isZero();
        assertThat(api.err()).isEqualTo("There are more: add --next 'a b', or --all\n");

        api.then(200, "{\"services\":[{\"serviceId\":\"b\"}]}");
        assertThat(api.run("service", "list", "--all", "--format", "json")).isZero();
        assertThat(api.asked()).containsExactly("GET /services", "GET /services?next=a%20b");
        assertThat(Json.parseObject(api.out()))
                .isEqualTo(Map.of("services", List.of(Map.of("serviceId", "a"), Map.of("serviceId", "b"))));
    }

    @Test
    void saysThatThereAreNone() {
        api.answers(200, "{\"tasks\":[]}");
        assertThat(api.run("task", "list")).isZero();
        assertThat(api.out()).isEmpty();
        assertThat(api.err()).isEqualTo("There are none.\n");
        assertThat(api.run("task", "list", "--format", "json")).isZero();
        assertThat(api.err()).isEmpty();

        api.answers(200, "{\"plan\":{\"version\":1},\"changes\":[],\"difference\":[]}");
        assertThat(api.run("optimize", "run")).isZero();
        assertThat(api.out()).endsWith("\nNo service grows or shrinks.\n\nNothing differs.\n");
    }

    @Test
    void registersWhatAFileHolds() throws IOException {
        Path file = Files.writeString(directory.resolve("s.json"), "{\"serviceId\":\"s\"}");
        api.answers(201, """
                {"serviceId":"s","status":"ALIVE","slotsFree":2,"slotsInUse":0,"warnings":["there is no service fonts"]}""");

        assertThat(api.run("service", "register", file.toString())).isZero();
        assertThat(api.asked()).containsExactly("POST /services {\"serviceId\":\"s\"}");
        assertThat(api.out())
                .isEqualTo("Service s is ALIVE, with 2 slots free and 0 in use.\nWarning: there is no service fonts\n");
    }

    @Test
    void refusesAFileThatIsNone() throws IOException {
        Path list = Files.writeString(directory.resolve("list.json"), "[]");
        Path broken = Files.writeString(directory.resolve("broken.json"), "{");

        assertThat(api.run("service", "register", "none.json")).isEqualTo(2);
        assertThat(api.err()).startsWith("podium: there is no file none.json");
        assertThat(api.run("service", "register", list.toString())).isEqualTo(2);
        assertThat(api.err()).contains("holds no JSON object");
        assertThat(api.run("task", "submit", broken.toString())).isEqualTo(2);
        assertThat(api.err()).contains("broken.json is not well-formed JSON");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void changesOfAPoolKeepTheRestOfIt() {
        api.answers(
                200,
                "{\"poolId\":\"p\",\"capacity\":{\"cpu\":2},\"used\":{\"cpu\":1},\"policy\":\"fifo\",\"slots\":3}");
        assertThat(api.run("pool", "set", "p", "--policy", "sjf")).isZero();
        assertThat(api.asked())
                .containsExactly("GET /pools/p", "PUT /pools/p {\"capacity\":{\"cpu\":2},\"policy\":\"sjf\"}");
    }

    @Test
    void aPoolIsNotChangedWhereNothingIsSaid() {
        assertThat(api.run("pool", "set", "p")).isEqualTo(2);
        assertThat(api.err()).contains("nothing says what the pool is to be");
        assertThat(api.run("pool", "set", "p", "--capacity", "cpu")).isEqualTo(2);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aPoolThatCannotBeReadIsNotChanged() {
        api.answers(503, "{\"title\":\"later\",\"detail\":\"the store is busy\"}");
        assertThat(api.run("pool", "set", "p", "--policy", "sjf")).isEqualTo(Exit.UNREACHABLE);
        assertThat(api.asked()).containsOnly("GET /pools/p");
    }

    @Test
    void drainsAndDeregisters() {
        api.answers(200, "{\"serviceId\":\"s\",\"status\":\"DRAINING\",\"slotsFree\":0,\"slotsInUse\":1}");
        assertThat(api.run("service", "drain", "s")).isZero();
        assertThat(api.asked()).containsExactly("POST /services/s/drain {}");
        assertThat(api.out()).startsWith("Service s is DRAINING");

        api.answers(200, "{\"serviceId\":\"s\",\"dryRun\":true,\"runningTasks\":3}");
        assertThat(api.run("service", "deregister", "s", "--dry-run")).isZero();
        assertThat(api.asked()).containsExactly("DELETE /services/s?dryRun=true");
        assertThat(api.out()).contains("runningTasks  3\n");

        api.answers(204, "");
        assertThat(api.run("service", "deregister", "s")).isZero();
        assertThat(api.asked()).containsExactly("DELETE /services/s");
        assertThat(api.out()).isEqualTo("Service s is deregistered.\n");
    }

    @Test
    void showsWhatIsInsideOfAnAnswer() {
        api.answers(200, """
                {"serviceId":"s","resources":{"cpu":0.5},"scaling":null,"dependsOn":[],
                "dependencies":[{"serviceId":"fonts","state":"MISSING"}],"reasons":["it is so"]}""");
        assertThat(api.run("service", "get", "s/1")).isZero();
        assertThat(api.asked()).containsExactly("GET /services/s%2F1");
        assertThat(api.out()).isEqualTo("""
                        serviceId  s
                        resources
                          cpu  0.5
                        scaling    -
                        dependsOn  -
                        dependencies
                          - serviceId  fonts
                            state      MISSING
                        reasons
                          - it is so
                        """);
    }

    @Test
    void submitsATaskThatOptionsDescribe() {
        api.answers(202, "{\"tasks\":[{\"taskId\":\"r1\",\"status\":\"READY\"}]}");
        assertThat(api.run(
                        "task",
                        "submit",
                        "--type",
                        "report",
                        "--id",
                        "r1",
                        "--priority",
                        "2",
                        "--depends-on",
                        "a,b",
                        "--payload",
                        "{\"day\":1}",
                        "--idempotency-key",
                        "k",
                        "--tenant",
                        "acme"))
                .isZero();
        assertThat(api.asked())
                .containsExactly("POST /tasks {\"taskId\":\"r1\",\"type\":\"report\",\"priority\":2.0,"
                        + "\"dependsOn\":[\"a\",\"b\"],\"payload\":{\"day\":1}}");
        assertThat(api.header("idempotency-key")).isEqualTo("k");
        assertThat(api.header("x-podium-tenant")).isEqualTo("acme");
        assertThat(api.row("r1")).containsExactly("r1", "READY");
    }

    @Test
    void wantsEitherAFileOrOptions() {
        assertThat(api.run("task", "submit")).isEqualTo(2);
        assertThat(api.err()).contains("a FILE or --type is expected");
        assertThat(api.run("task", "submit", "f.json", "--type", "x")).isEqualTo(2);
        assertThat(api.run("task", "submit", "--type", "x", "--payload", "{")).isEqualTo(2);
        assertThat(api.err()).contains("--payload is not well-formed JSON");
        assertThat(api.run("task", "submit", "--type", "x", "--priority", "high"))
                .isEqualTo(2);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void listsAndCancelsTasks() {
        api.answers(200, "{\"tasks\":[{\"taskId\":\"r1\",\"type\":\"report\",\"status\":\"READY\"}]}");
        assertThat(api.run("task", "list", "--status", "READY", "--pool", "batch", "--limit", "5"))
                .isZero();
        assertThat(api.asked()).containsExactly("GET /tasks?limit=5&pool=batch&status=READY");
        assertThat(api.row("r1")).startsWith("r1", "report", "READY");

        api.answers(200, TASK.formatted("CANCELLED"));
        assertThat(api.run("task", "cancel", "r1")).isZero();
        assertThat(api.asked()).containsExactly("DELETE /tasks/r1");
        assertThat(api.out()).isEqualTo("Task r1 is CANCELLED.\n");
        assertThat(api.run("task", "get", "r1", "--format", "json")).isZero();
        assertThat(api.asked()).containsExactly("GET /tasks/r1");
        assertThat(Json.parseObject(api.out())).containsEntry("status", "CANCELLED");
    }

    @Test
    void redrivesOneOrAllThatMatch() {
        api.answers(202, TASK.formatted("READY"));
        assertThat(api.run("task", "redrive", "r1")).isZero();
        assertThat(api.asked()).containsExactly("POST /tasks/r1/redrive {}");

        api.answers(200, "{\"dryRun\":true,\"matched\":2,\"redriven\":0,\"tasks\":[" + TASK.formatted("DEAD") + "]}");
        assertThat(api.run("task", "redrive", "--matching", "--type", "report", "--dry-run"))
                .isZero();
        assertThat(api.asked()).containsExactly("POST /tasks/redrive {\"type\":\"report\",\"dryRun\":true}");
        assertThat(api.out()).contains("r1        DEAD").endsWith("2 match, 0 were redriven.\n");

        assertThat(api.run("task", "redrive")).isEqualTo(2);
        assertThat(api.run("task", "redrive", "r1", "--matching")).isEqualTo(2);
        assertThat(api.run("task", "redrive", "r1", "--type", "report")).isEqualTo(2);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void waitsUntilATaskHasEnded() {
        api.answers(200, TASK.formatted("RUNNING")).then(200, TASK.formatted("SUCCEEDED"));
        assertThat(api.run("task", "wait", "r1", "r1", "--interval-seconds", "0.01"))
                .isZero();
        assertThat(api.asked()).hasSize(2).containsOnly("GET /tasks/r1");
        assertThat(api.row("r1")).startsWith("r1", "SUCCEEDED");

        api.answers(200, TASK.formatted("DEAD"));
        assertThat(api.run("task", "wait", "r1")).isEqualTo(Exit.FAILED);

        api.answers(200, TASK.formatted("READY"));
        assertThat(api.run("task", "wait", "r1", "--timeout-seconds", "0", "--interval-seconds", "0.01"))
                .isEqualTo(Exit.TOO_LATE);
        assertThat(api.err()).contains("1 of 1 tasks have not ended. Maybe see: podium explain r1");
        assertThat(api.run("task", "wait", "r1", "--interval-seconds", "0")).isEqualTo(2);
        assertThat(api.run("task", "wait")).isEqualTo(2);
    }

    @Test
    void showsABarOnlyToAPerson() {
        api.answers(200, TASK.formatted("SUCCEEDED"));
        assertThat(api.run("task", "wait", "r1")).isZero();
        assertThat(api.out()).doesNotContain("[");
        assertThat(api.onATerminal().run("task", "wait", "r1")).isZero();
        assertThat(api.out()).startsWith("\r\u001b[K[" + "#".repeat(30) + "] 1 of 1 tasks\r\u001b[KTASK-ID");
    }

    @Test
    void looksAtPlans() {
        api.answers(200, "{\"version\":4,\"prices\":{\"capacity\":{\"main\":{\"cpu\":0.25}}}}");
        assertThat(api.run("plan", "current")).isZero();
        assertThat(api.asked()).containsExactly("GET /plans/latest");
        assertThat(api.out()).contains("      cpu  0.25\n");
        assertThat(api.run("plan", "get", "3")).isZero();
        assertThat(api.asked()).containsExactly("GET /plans/3");
        assertThat(api.run("plan", "get", "newest")).isEqualTo(2);

        api.answers(200, "{\"plans\":[{\"version\":4,\"status\":\"optimal\",\"applied\":true}]}");
        assertThat(api.run("plan", "history", "--limit", "1")).isZero();
        assertThat(api.asked()).containsExactly("GET /plans?brief=true&limit=1");
        assertThat(api.row("4")).startsWith("4", "-", "optimal", "true");

        api.answers(200, "{\"from\":3,\"to\":4,\"difference\":[\"report-1 has 3 instances, not 2\"]}");
        assertThat(api.run("plan", "diff", "3", "4")).isZero();
        assertThat(api.asked()).containsExactly("GET /plans/diff?from=3&to=4");
        assertThat(api.out()).isEqualTo("report-1 has 3 instances, not 2\n");
        assertThat(api.run("plan", "diff", "3")).isEqualTo(2);
    }

    @Test
    void plansPausesAndResumes() {
        api.answers(200, """
                {"dryRun":true,"plan":{"version":5,"status":"optimal","applied":false,"costPerHour":1.5},
                "changes":[{"serviceId":"s","pool":"main","from":2,"to":3}],"difference":[]}""");
        assertThat(api.run("optimize", "run", "--dry-run")).isZero();
        assertThat(api.asked()).containsExactly("POST /optimize?dryRun=true {}");
        assertThat(api.out())
                .startsWith("Plan 5 is optimal, costs 1.5 an hour, and is not applied.\nThis is a dry run")
                .endsWith("Nothing differs.\n");
        assertThat(api.row("s ")).containsExactly("s", "main", "2", "3");

        api.answers(200, "{\"paused\":true,\"pauseReason\":\"load test\"}");
        assertThat(api.run("optimize", "pause", "--reason", "load test")).isZero();
        assertThat(api.asked()).containsExactly("POST /optimize/pause {\"reason\":\"load test\"}");
        assertThat(api.out()).contains("paused       true\n");
        assertThat(api.run("optimize", "resume")).isZero();
        assertThat(api.asked()).containsExactly("POST /optimize/resume {}");
    }

    @Test
    void tellsTheFiguresOfPoolsAndServices() {
        api.answers(200, """
                {"from":"a","to":"b","pools":[{"pool":{"poolId":"main"},"total":{"completions":7,"p50WaitSeconds":0.25},
                "services":[{"serviceId":"s","completions":5}]}]}""");
        assertThat(api.run("metrics", "--pool", "main", "--minutes", "60", "--resolution-seconds", "300"))
                .isZero();
        assertThat(api.asked()).containsExactly("GET /metrics?minutes=60&pool=main&resolution=300");
        assertThat(api.out()).startsWith("From a to b\n");
        assertThat(api.out().lines().skip(2).map(line -> line.replaceAll(" +", " ")))
                .containsExactly("main (all) 7 - - 0.25 - - - -", "main s 5 - - - - - - -");
        assertThat(api.run("meter")).isZero();
    }
}
