package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API shows of services and tasks that fail. */
class FailuresApiTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void onePool() {
        api.call("PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 99)));
    }

    private ApiCalls.Answer register(String id, Map<String, ?> more) {
        Map<String, Object> service = new HashMap<>(
                Map.of("serviceId", id, "taskTypes", List.of("work"), "pool", "p", "slots", 9, "ttlSeconds", 60));
        service.putAll(more);
        return api.call("POST", "/services", service);
    }

    private void failOne(String id, String service) {
        api.call("POST", "/tasks", Map.of("taskId", id, "type", "work", "pool", "p", "maxAttempts", 1));
        ApiCalls.Answer leased = api.call("POST", "/services/" + service + "/lease", Map.of("max", 1));
        api.call(
                "POST",
                "/tasks/" + id + "/fail",
                Map.of("token", leased.at("tasks", 0, "token"), "error", "disk full on " + id, "retryable", true));
    }

    @Test
    void circuitIsShownAndToldToThoseWhoWait() {
        register("s", Map.of("circuit", Map.of("failures", 2, "openSeconds", 40)));
        assertThat(api.call("GET", "/services/s").at("circuit"))
                .isEqualTo(Map.of("state", "CLOSED", "failures", 0L, "opensAfter", 2L, "openSeconds", 40L));
        failOne("a", "s");
        failOne("b", "s");

        ApiCalls.Answer open = api.call("GET", "/services/s");
        String until = platform.now.plusSeconds(40).toString();
        assertThat(open.at("circuit", "state")).isEqualTo("OPEN");
        assertThat(open.at("circuit", "failures")).isEqualTo(2L);
        assertThat(open.at("circuit", "until")).isEqualTo(until);
        api.call("POST", "/tasks", Map.of("taskId", "c", "type", "work", "pool", "p"));
        assertThat(api.call("GET", "/tasks/c/explain").at("reasons").toString())
                .contains("the circuit of service s is open until " + until + " after 2 failures in a row");
        platform.now = platform.now.plusSeconds(40);
        assertThat(api.call("GET", "/services").at("services", 0, "circuit", "state"))
                .isEqualTo("HALF_OPEN");
        api.call("POST", "/services/s/lease", Map.of("max", 5));
        assertThat(api.call("GET", "/services/s").at("circuit", "probing")).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"failures\":0}}|circuit.failures",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"failures\":1001}}|circuit.failures",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"openSeconds\":3601}}|circuit.openSeconds",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"openSeconds\":0.5}}|circuit.openSeconds",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":{\"fuse\":1}}|circuit.fuse",
                "{\"serviceId\":\"x\",\"taskTypes\":[\"a\"],\"circuit\":5}|circuit"
            })
    void wrongRegistrationNamesTheField(String body, String field) {
        ApiCalls.Answer answer = api.raw("POST", "/services", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo(field);
    }

    @Test
    void dependenciesAreShownFromBothEnds() {
        ApiCalls.Answer web = register("web", Map.of("dependsOn", List.of("db")));
        assertThat(web.status()).isEqualTo(201);
        assertThat(web.at("warnings")).isEqualTo(List.of("service db, which it depends on, is not registered"));
        assertThat(register("db", Map.of("ttlSeconds", 30)).body().toString()).doesNotContain("warnings");

        ApiCalls.Answer shown = api.call("GET", "/services/web");
        assertThat(shown.at("dependsOn")).isEqualTo(List.of("db"));
        assertThat(shown.at("dependencies")).isEqualTo(List.of(Map.of("serviceId", "db", "state", "ALIVE")));
        assertThat(shown.body().toString()).doesNotContain("warnings");
        assertThat(api.call("GET", "/services/db").at("dependants")).isEqualTo(List.of(Map.of("serviceId", "web")));
        platform.now = platform.now.plusSeconds(30);
        assertThat(api.call("GET", "/services/web").at("warnings", 0).toString())
                .startsWith("service db, which it depends on, has lapsed");
        assertThat(api.call("GET", "/services/web").at("dependencies", 0, "state"))
                .isEqualTo("LAPSED");
    }

    @Test
    void serviceThatDependsOnItselfIsRefusedAndOneOfACircleIsNot() {
        ApiCalls.Answer refused = register("a", Map.of("dependsOn", List.of("b", "a")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("errors", 0, "field")).isEqualTo("dependsOn");
        assertThat(refused.at("errors", 0, "rule")).isEqualTo("a service does not depend on itself, as \"a\" would");
        assertThat(register("a", Map.of("dependsOn", List.of("b"))).status()).isEqualTo(201);
        assertThat(register("b", Map.of("dependsOn", List.of("a"))).status()).isEqualTo(201);
    }

    @Test
    void drainAndRemovalNameTheDependants() {
        register("db", Map.of());
        register("api", Map.of("dependsOn", List.of("db")));
        register("web", Map.of("dependsOn", List.of("api")));
        List<String> warnings = List.of("service api depends on db", "service web depends on db through api");

        ApiCalls.Answer drained = api.call("POST", "/services/db/drain");
        assertThat(drained.at("status")).isEqualTo("DRAINING");
        assertThat(drained.at("warnings")).isEqualTo(warnings);
        ApiCalls.Answer removed = api.call("DELETE", "/services/db");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.at("warnings")).isEqualTo(warnings);
        assertThat(api.call("GET", "/services/api").at("warnings", 0).toString())
                .contains("is not registered");
        assertThat(api.call("DELETE", "/services/web").status()).isEqualTo(204);
    }

    @Test
    void dryRunOfARemovalSaysWhatWouldBeHit() {
        api.call("POST", "/tasks", Map.of("taskId", "a", "type", "work", "pool", "p"));
        register("db", Map.of());
        register("web", Map.of("taskTypes", List.of("page"), "dependsOn", List.of("db")));

        ApiCalls.Answer impact = api.call("DELETE", "/services/db?dryRun=true");
        assertThat(impact.status()).isEqualTo(200);
        assertThat(impact.at("dependants")).isEqualTo(List.of(Map.of("serviceId", "web")));
        assertThat(impact.at("orphanedTypes")).isEqualTo(List.of("work"));
        assertThat(impact.at("waitingTasks", "work")).isEqualTo(1L);
        assertThat(impact.at("freedSlots", "p")).isEqualTo(9L);
        assertThat(impact.at("runningTasks")).isEqualTo(0L);
        assertThat(impact.at("warnings"))
                .isEqualTo(List.of(
                        "service web depends on db",
                        "no other service that takes tasks runs type work, of which 1 tasks wait"));
        assertThat(api.call("GET", "/services/db").at("status")).isEqualTo("ALIVE");
        assertThat(api.call("DELETE", "/services/none?dryRun=true").status()).isEqualTo(404);
        for (String query : List.of("dryRun=maybe", "force=true")) {
            ApiCalls.Answer wrong = api.call("DELETE", "/services/db?" + query);
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.at("errors", 0, "field")).isEqualTo(query.replaceAll("=.*", ""));
        }
        assertThat(api.call("GET", "/services/db").status()).isEqualTo(200);
    }

    @Test
    void sweepLogsALapseOnce() {
        register("db", Map.of());
        register("web", Map.of("dependsOn", List.of("db"), "ttlSeconds", 600));
        platform.now = platform.now.plusSeconds(61);
        SweepHandler sweep = new SweepHandler(platform);
        sweep.handle(Map.of());
        sweep.handle(Map.of());

        assertThat(platform.logged)
                .filteredOn(line -> line.contains("a service has lapsed"))
                .singleElement()
                .asString()
                .contains("\"level\":\"WARN\"", "\"serviceId\":\"db\"", "service web depends on db");
    }

    @Test
    void deadTasksAreRedrivenByFilter() {
        register("s", Map.of());
        for (String id : List.of("a", "b", "c")) {
            failOne(id, "s");
        }
        ApiCalls.Answer dry = api.call("POST", "/tasks/redrive", Map.of("errorContains", "on b", "dryRun", true));
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body())
                .isEqualTo(Map.of(
                        "dryRun",
                        true,
                        "matched",
                        1L,
                        "redriven",
                        0L,
                        "tasks",
                        List.of(Map.of("taskId", "b", "status", "DEAD"))));
        ApiCalls.Answer some = api.call("POST", "/tasks/redrive", Map.of("pool", "p", "type", "work", "limit", 2));
        assertThat(some.status()).isEqualTo(202);
        assertThat(some.at("redriven")).isEqualTo(2L);
        ApiCalls.Answer rest = api.call("POST", "/tasks/redrive", Map.of("pool", "p", "next", some.at("next")));
        assertThat(rest.at("tasks")).isEqualTo(List.of(Map.of("taskId", "a", "status", "READY")));
        assertThat(rest.body().toString()).doesNotContain("next");
        assertThat(api.call("POST", "/tasks/redrive").at("matched")).isEqualTo(0L);
        api.as("other");
        assertThat(api.call("POST", "/tasks/redrive", Map.of("status", "FAILED"))
                        .at("matched"))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"SUCCEEDED\"}|status",
                "{\"pool\":\"nowhere\"}|pool",
                "{\"pool\":\"-\"}|pool",
                "{\"type\":7}|type",
                "{\"endedAfter\":\"yesterday\"}|endedAfter",
                "{\"endedAfter\":\"2026-11-22T12:00:00Z\",\"endedBefore\":\"2026-11-22T12:00:00Z\"}|endedBefore",
                "{\"errorContains\":\"\"}|errorContains",
                "{\"limit\":0}|limit",
                "{\"limit\":201}|limit",
                "{\"next\":\"nonsense\"}|next",
                "{\"next\":\"nowhere:1\"}|next",
                "{\"dryRun\":\"perhaps\"}|dryRun",
                "{\"all\":true}|all"
            })
    void wrongFilterNamesTheFieldAndRedrivesNothing(String body, String field) {
        register("s", Map.of());
        failOne("a", "s");
        ApiCalls.Answer answer = api.raw("POST", "/tasks/redrive", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo(field);
        assertThat(api.call("GET", "/tasks/a").at("status")).isEqualTo("DEAD");
    }

    @Test
    void taskShowsWhereItFailed() {
        register("s", Map.of());
        failOne("a", "s");
        assertThat(api.call("GET", "/tasks/a").at("failedOn")).isEqualTo(List.of("s"));
    }
}
