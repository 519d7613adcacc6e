package io.podium.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.store.StoreUnavailableException;
import io.podium.lambda.handler.ApiCalls;
import io.podium.lambda.handler.CompleteHandler;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.handler.LeaseHandler;
import io.podium.lambda.handler.RegisterHandler;
import io.podium.lambda.handler.SubmitHandler;
import io.podium.lambda.handler.TestPlatform;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OptimizeHandlerTest {
    private static final Map<String, Object> SCHEDULE =
            Map.of("source", "aws.scheduler", "detail-type", "Scheduled Event");
    private static final Map<String, Object> SERVICE = Map.of(
            "serviceId",
            "s1",
            "taskTypes",
            List.of("report"),
            "instances",
            1,
            "slots",
            1,
            "pool",
            "p1",
            "resources",
            Map.of("cpu", 1),
            "ttlSeconds",
            86_400,
            "scaling",
            Map.of("minInstances", 1, "maxInstances", 30, "targetWaitSeconds", 5));

    private final TestPlatform platform = new TestPlatform();
    private final JsonHandler handler = new OptimizeHandler(platform);
    private final ApiCalls api = new ApiCalls(
            handler,
            new RegisterHandler(platform),
            new SubmitHandler(platform),
            new LeaseHandler(platform),
            new CompleteHandler(platform));

    @BeforeEach
    void elasticServiceUnderLoad() {
        api.call("PUT", "/pools/p1", Map.of("capacity", Map.of("cpu", 40), "prices", Map.of("cpu", 0.04)));
        api.call("POST", "/services", SERVICE);
        for (int i = 0; i < 60; i++) {
            api.call("POST", "/tasks", Map.of("type", "report", "pool", "p1", "taskId", "t" + i));
        }
        for (int i = 0; i < 4; i++) {
            ApiCalls.Answer leased = api.call("POST", "/services/s1/lease", Map.of());
            platform.now = platform.now.plusSeconds(14);
            api.call(
                    "POST",
                    "/tasks/" + leased.at("tasks", 0, "taskId") + "/complete",
                    Map.of("token", leased.at("tasks", 0, "token")));
        }
        platform.now = platform.now.plusSeconds(10);
    }

    @Test
    void dryRunShowsThePlanAndChangesNothing() {
        ApiCalls.Answer answer = api.call("POST", "/optimize?dryRun=true");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("dryRun")).isEqualTo(true);
        assertThat(answer.at("changes", 0, "serviceId")).isEqualTo("s1");
        assertThat((Double) answer.at("plan", "estimates", "s1", "arrivalVariability"))
                .isPositive();
        assertThat((Double) answer.at("plan", "estimates", "s1", "serviceVariability"))
                .isNotNegative();
        assertThat(api.call("GET", "/plans/latest").status()).isEqualTo(404);
        assertThat(api.call("GET", "/services/s1").at("instances")).isEqualTo(1L);
    }

    @Test
    void dryRunInTheBodyIsToldWhereItBelongs() {
        ApiCalls.Answer answer = api.call("POST", "/optimize", Map.of("dryRun", true));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.toString()).contains("dryRun", "POST /optimize?dryRun=true");
        assertThat(api.call("POST", "/optimize", Map.of("dry", true)).at("errors", 0, "rule"))
                .isEqualTo("unknown field. No field is known here.");
        assertThat(api.call("GET", "/plans/latest").status()).isEqualTo(404);
    }

    @Test
    void overloadedServiceGrowsWithinItsBoundsAndThePlanSaysWhy() {
        ApiCalls.Answer answer = api.call("POST", "/optimize?dryRun=false");

        Object to = answer.at("changes", 0, "to");
        assertThat((Long) to).isGreaterThan(1L).isLessThanOrEqualTo(30L);
        assertThat(api.call("GET", "/services/s1").at("instances")).isEqualTo(to);
        assertThat(api.call("GET", "/services/s1").at("slotsFree")).isEqualTo(to);
        assertThat(api.call("GET", "/plans/latest").at("instances", "s1", "p1")).isEqualTo(to);
        assertThat((List<?>) api.call("GET", "/plans").at("plans", 0, "reasons"))
                .anySatisfy(reason -> assertThat((String) reason).contains("s1"));
    }

    @Test
    void lastGoodPlanHoldsWhileNoneCanBeMadeForHours() {
        Object instances = api.call("POST", "/optimize").at("plan", "instances", "s1", "p1");
        Object version = api.call("GET", "/plans/latest").at("version");
        for (int minute = 0; minute < 360; minute++) {
            platform.now = platform.now.plusSeconds(60);
            platform.metricsAreDown = true;
            assertThatThrownBy(() -> handler.handle(SCHEDULE)).isInstanceOf(StoreUnavailableException.class);
            platform.metricsAreDown = false;
            assertThat(api.call("GET", "/plans/latest").at("version")).isEqualTo(version);
            assertThat(api.call("GET", "/services/s1").at("instances")).isEqualTo(instances);
        }
        List<?> leased = (List<?>)
                api.call("POST", "/services/s1/lease", Map.of("max", 10)).at("tasks");
        assertThat(leased).as("placement goes on within the slots of that plan").hasSizeGreaterThan(1);

        assertThat(api.call("POST", "/optimize").status()).isEqualTo(200);
        assertThat((Long) api.call("GET", "/plans/latest").at("version")).isGreaterThan((Long) version);
    }

    @Test
    void servicesOwnNumberSurvivesItsRegistrationAgain() {
        Object to = api.call("POST", "/optimize").at("changes", 0, "to");

        api.call("POST", "/services", SERVICE);

        assertThat(api.call("GET", "/services/s1").at("instances")).isEqualTo(to);
    }

    @Test
    void saturatedSchedulerGetsNoSecondPlanWithinAQuarterOfAMinute() {
        Tree first = new Tree(handler.handle(Map.of("trigger", "saturated")));
        platform.now = platform.now.plusSeconds(14);
        Tree second = new Tree(handler.handle(Map.of("trigger", "saturated")));
        platform.now = platform.now.plusSeconds(2);
        Tree third = new Tree(handler.handle(Map.of("trigger", "saturated")));

        assertThat(List.of(first.at("version"), second.at("version"), third.at("version")))
                .containsExactly(new Tree(1L), new Tree(1L), new Tree(2L));
    }

    @Test
    void pausedOptimizerSaysWhatItWouldDoAndChangesNothing() {
        ApiCalls.Answer paused = api.call("POST", "/optimize/pause", Map.of("reason", "audit"));
        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.at("paused")).isEqualTo(true);
        Object since = paused.at("pausedSince");

        ApiCalls.Answer answer = api.call("POST", "/optimize");
        assertThat(answer.at("changes", 0, "serviceId")).isEqualTo("s1");
        assertThat(answer.at("plan", "applied")).isEqualTo(false);
        assertThat(api.call("GET", "/services/s1").at("instances")).isEqualTo(1L);
        ApiCalls.Answer latest = api.call("GET", "/plans/latest");
        assertThat(latest.at("version")).isEqualTo(1L);
        assertThat(latest.at("pausedSince")).isEqualTo(since);
        assertThat(latest.at("pauseReason")).isEqualTo("audit");
        assertThat((List<?>) latest.at("reasons"))
                .anySatisfy(reason -> assertThat((String) reason).contains("paused since", "(audit)", "It would take"));

        platform.now = platform.now.plusSeconds(5);
        assertThat(api.call("POST", "/optimize/pause").at("pausedSince")).isEqualTo(since);
        assertThat(api.call("POST", "/optimize/resume").at("paused")).isEqualTo(false);
        assertThat(api.call("POST", "/optimize/resume").status()).isEqualTo(200);
        assertThat(api.call("POST", "/optimize").at("plan", "applied")).isEqualTo(true);
        assertThat((Long) api.call("GET", "/services/s1").at("instances")).isGreaterThan(1L);
        assertThat(api.call("GET", "/plans/latest").at("paused")).isEqualTo(false);
    }

    @Test
    void whatIsWrongWithAPauseIsNamed() {
        ApiCalls.Answer answer = api.call("POST", "/optimize/pause", Map.of("reason", "x".repeat(257)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("reason");
        assertThat(api.call("POST", "/optimize/resume", Map.of("when", 1)).at("errors", 0, "field"))
                .isEqualTo("when");
    }

    @Test
    void plansAreFoundByVersionAndComparedInWords() {
        api.call("POST", "/optimize");
        platform.now = platform.now.plusSeconds(60);
        api.call("POST", "/optimize");

        assertThat(api.call("GET", "/plans/1").at("version")).isEqualTo(1L);
        ApiCalls.Answer difference = api.call("GET", "/plans/diff?from=1&to=2");
        assertThat(difference.status()).isEqualTo(200);
        assertThat((List<?>) difference.at("difference")).isNotEmpty();
        assertThat((List<?>) api.call("GET", "/plans/diff?from=2&to=2").at("difference"))
                .isEmpty();
    }

    @Test
    void whatIsWrongWithAVersionIsNamed() {
        assertThat(api.call("GET", "/plans/7").status()).isEqualTo(404);
        ApiCalls.Answer zero = api.call("GET", "/plans/0");
        assertThat(zero.status()).isEqualTo(400);
        assertThat(zero.at("errors", 0, "field")).isEqualTo("version");
        assertThat(api.call("GET", "/plans/diff?from=1").at("errors", 0, "field"))
                .isEqualTo("to");
        assertThat(api.call("GET", "/plans/diff?from=1&to=2").status()).isEqualTo(404);
    }

    @Test
    void everyEventIsAnswered() throws IOException {
        assertThat(event("optimize-schedule").at("version").value()).isEqualTo(1L);
        assertThat(event("optimize-step").at("status").text().orElseThrow())
                .isIn("converged", "adjusting", "oscillating", "infeasible");
        assertThat(event("optimize-post-dry-run").at("statusCode").value()).isEqualTo(200L);
        assertThat(event("optimize-post-pause").at("statusCode").value()).isEqualTo(200L);
        assertThat(event("optimize-get-plans").at("statusCode").value()).isEqualTo(200L);
        Tree solved = event("optimize-post-solve");
        assertThat(new Tree(Json.parse(solved.at("body").text().orElseThrow()))
                        .at("objective")
                        .value())
                .isEqualTo(36.0);
    }

    @Test
    void programWithoutDimensionsThatFitIsRefusedByName() {
        ApiCalls.Answer answer = api.call(
                "POST",
                "/optimize/solve",
                Map.of(
                        "sense", "min",
                        "c", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        "A", List.of(List.of(1, 2, 3), List.of(4, 5, 6)),
                        "b", List.of(10, 20)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("errors", 0, "field")).isEqualTo("A[0]");
        assertThat((String) answer.at("errors", 0, "rule")).contains("c has 9 costs", "this row has 3");
    }

    @Test
    void infeasibleAndUnboundedProgramsAreAnswers() {
        Map<String, Object> program =
                new HashMap<>(Map.of("sense", "max", "c", List.of(1), "A", List.of(List.of(1)), "b", List.of(1)));
        program.put("relations", List.of(">="));
        assertThat(api.call("POST", "/optimize/solve", program).at("status")).isEqualTo("unbounded");
        program.put("relations", List.of("="));
        program.put("b", List.of(-1));
        assertThat(api.call("POST", "/optimize/solve", program).at("status")).isEqualTo("infeasible");
    }

    @Test
    void programMayBeMpsAndNameItsEngine() {
        String text = "NAME\nROWS\n N COST\n G need\nCOLUMNS\n x COST 3 need 1\nRHS\n RHS need 2\nENDATA\n";
        ApiCalls.Answer answer = api.call("POST", "/optimize/solve", Map.of("mps", text, "engine", "ortools"));

        assertThat(answer.at("objective")).isEqualTo(6.0);
        assertThat(answer.at("engine")).isEqualTo("ortools");
        assertThat(answer.at("x", "x")).isEqualTo(2.0);
        assertThat(answer.at("duals", "need")).isEqualTo(3.0);
        ApiCalls.Answer broken = api.call("POST", "/optimize/solve", Map.of("mps", text.replace("need 1", "need one")));
        assertThat(broken.status()).isEqualTo(400);
        assertThat((String) broken.at("errors", 0, "rule")).contains("line 6: the value of row need is a number");
        assertThat(api.call("POST", "/optimize/solve", Map.of("mps", text, "engine", "abacus"))
                        .at("errors", 0, "field"))
                .isEqualTo("engine");
    }

    private Tree event(String name) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("events"))) {
            folder = folder.getParent();
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] input = Files.readAllBytes(folder.resolve("events").resolve(name + ".json"));
        handler.handleRequest(new ByteArrayInputStream(input), output, null);
        return new Tree(Json.parse(output.toByteArray()));
    }
}
