package io.podium.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.LimitExceededException;
import io.podium.domain.NotFoundException;
import io.podium.domain.Violation;
import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.lambda.Invocations;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private final List<String> lines = new ArrayList<>();
    private final Log log = new Log(lines::add, Clock.systemUTC());
    private final Routes routes = new Routes(
            Map.of(
                    "GET /", request -> ApiResponse.text("text/html; charset=utf-8", "<p>hi"),
                    "POST /tasks", request -> ApiResponse.accepted(Map.of("type", request.read(in -> in.id("type")))),
                    "GET /tasks", request -> ApiResponse.ok(List.of()),
                    "GET /tasks/{id}", request -> ApiResponse.ok(Map.of("taskId", request.pathId("id"))),
                    "GET /plans/{id}", request -> ApiResponse.ok("by id"),
                    "GET /plans/latest", request -> ApiResponse.ok("latest"),
                    "DELETE /services/{id}", request -> ApiResponse.noContent(),
                    "PUT /services/{id}/heartbeat",
                            request ->
                                    ApiResponse.created(request.pathParameters().get("id"))),
            log);

    @Test
    void answersTheRouteThatApiGatewayNames() {
        Map<String, Object> event = Invocations.copy(Invocations.read("http-post"));
        event.put("body", "{\"type\":\"ocr\"}");

        assertThat(routes.answer(event))
                .isEqualTo(Map.of(
                        "statusCode",
                        202L,
                        "headers",
                        Map.of("content-type", "application/json", "x-content-type-options", "nosniff"),
                        "isBase64Encoded",
                        false,
                        "body",
                        "{\"type\":\"ocr\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/tasks,200,[]",
        "GET,/tasks/t%2D1,200,'{\"taskId\":\"t-1\"}'",
        "GET,/plans/latest,200,\"latest\"",
        "GET,/plans/7,200,\"by id\"",
        "PUT,/services/a/heartbeat,201,\"a\"",
        "DELETE,/services/a,204,",
        "GET,/,200,<p>hi"
    })
    void findsTheRouteOfTheDefaultRouteItself(String method, String path, long status, String body) {
        Map<String, Object> answer = routes.answer(Invocations.http("$default", method, path));
        assertThat(answer).containsEntry("statusCode", status);
        assertThat(answer.get("body")).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/tasks/", "/tasks/a/b", "//tasks", "/services//heartbeat", "", "tasks"})
    void answers404ForAnUnknownPath(String path) {
        Map<String, Object> answer = routes.answer(Invocations.http("$default", "GET", path));
        assertThat(problem(answer, path.isEmpty() ? 400 : 404)).containsKey("title");
    }

    @Test
    void answers405WithTheMethodsThatThePathTakes() {
        Map<String, Object> answer = routes.answer(Invocations.http("$default", "PATCH", "/tasks"));

        assertThat(problem(answer, 405))
                .containsEntry("type", "urn:podium:problem:method-not-allowed")
                .containsEntry("detail", "/tasks does not take PATCH. Maybe one of: GET, POST");
        assertThat(Invocations.copy(answer.get("headers"))).containsEntry("allow", "GET, POST");
    }

    @Test
    void listsItsKeys() {
        assertThat(routes.keys()).hasSize(8).contains("GET /tasks/{id}", "GET /");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get /tasks", "GET tasks", "GET /tasks/", "GET /{a b}", "/tasks", "$default"})
    void refusesAKeyThatIsNoRoute(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Routes(Map.of(key, request -> ApiResponse.noContent()), log))
                .withMessageContaining(key);
    }

    @Test
    void mapsEveryExceptionToItsProblem() {
        assertThat(problem(answerTo(new NotFoundException("task", "t-1")), 404))
                .containsEntry("detail", "there is no task \"t-1\"");
        assertThat(problem(answerTo(new ConflictException("the token 3 is stale")), 409))
                .containsEntry("type", "urn:podium:problem:conflict")
                .containsEntry("detail", "the token 3 is stale");
        assertThat(problem(answerTo(new LimitExceededException(new Violation("tasks", "10 of 10 wait"))), 429))
                .containsEntry("type", "urn:podium:problem:limit-exceeded")
                .containsEntry("detail", "tasks: 10 of 10 wait")
                .containsEntry("errors", List.of(Map.of("field", "tasks", "rule", "10 of 10 wait")));
        assertThat(lines).as("the caller was told everything").isEmpty();
    }

    @Test
    void namesEveryFieldOfAnInvalidInput() {
        InvalidInputException invalid =
                new InvalidInputException(List.of(new Violation("a", "required"), new Violation("b[2].c", "late")));

        assertThat(problem(answerTo(invalid), 400))
                .containsExactly(
                        Map.entry("type", "urn:podium:problem:invalid-input"),
                        Map.entry("title", "The input breaks a rule"),
                        Map.entry("status", 400L),
                        Map.entry("detail", "a: required (and 1 more)"),
                        Map.entry(
                                "errors",
                                List.of(
                                        Map.of("field", "a", "rule", "required"),
                                        Map.of("field", "b[2].c", "rule", "late"))));
    }

    @Test
    void saysWhenToComeBackWhileTheQueueIsUnavailable() {
        Map<String, Object> answer =
                answerTo(new QueueUnavailableException("refused by 10.0.0.7", new IllegalStateException("secret")));

        assertThat(problem(answer, 503)).containsEntry("title", "Podium cannot answer now");
        assertThat(Invocations.copy(answer.get("headers"))).containsEntry("retry-after", "1");
        assertThat((String) answer.get("body")).doesNotContain("10.0.0.7", "secret");
    }

    @Test
    void saysWhenToComeBackWhileTheStoreIsUnavailable() {
        Map<String, Object> answer =
                answerTo(new StoreUnavailableException("throttled at 10.0.0.7", new IllegalStateException("secret")));

        assertThat(problem(answer, 503)).containsEntry("requestId", "SZ8rYhVPFiAEJ4h=");
        assertThat(Invocations.copy(answer.get("headers"))).containsEntry("retry-after", "1");
        assertThat((String) answer.get("body")).doesNotContain("10.0.0.7", "secret");
        assertThat(lines).singleElement().asString().contains("throttled at 10.0.0.7");
    }

    @Test
    void tellsNobodyButTheLogWhatWentWrongInside() {
        Map<String, Object> answer = answerTo(new IllegalStateException("password=hunter2"));

        assertThat(problem(answer, 500)).containsEntry("requestId", "SZ8rYhVPFiAEJ4h=");
        assertThat((String) answer.get("body")).doesNotContain("hunter2", "IllegalState");
        assertThat(Json.parseObject(lines.get(0)))
                .containsEntry("level", "ERROR")
                .containsEntry("requestId", "SZ8rYhVPFiAEJ4h=")
                .containsEntry("route", "GET /tasks/{id}")
                .containsEntry("errorType", "java.lang.IllegalStateException");
    }

    @Test
    void aFailureIsFoundByTheCorrelationIdOfItsRequest() {
        Map<String, Object> event = Invocations.copy(Invocations.read("http-get"));
        event.put("headers", Map.of("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        Routes failing = new Routes(
                Map.of("GET /tasks/{id}", request -> {
                    throw new IllegalStateException("broken");
                }),
                log);

        problem(failing.answer(event), 500);

        assertThat(Json.parseObject(lines.get(lines.size() - 1)))
                .containsEntry("level", "ERROR")
                .containsEntry("correlationId", "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void anEventThatIsNoRequestIsAnsweredToo() {
        problem(routes.answer(List.of()), 400);
    }

    @Test
    void answersWithAProblemWhereTheBodyCannotBeWritten() {
        Routes broken = new Routes(Map.of("GET /tasks/{id}", request -> ApiResponse.ok(Map.of("x", Double.NaN))), log);
        problem(broken.answer(Invocations.read("http-get")), 500);
    }

    private Map<String, Object> answerTo(RuntimeException e) {
        Endpoint failing = request -> {
            throw e;
        };
        return new Routes(Map.of("GET /tasks/{id}", failing), log).answer(Invocations.read("http-get"));
    }

    private static Map<String, Object> problem(Map<String, Object> answer, long status) {
        assertThat(answer).containsEntry("statusCode", status);
        assertThat(Invocations.copy(answer.get("headers"))).containsEntry("content-type", "application/problem+json");
        Map<String, Object> problem = Json.parseObject((String) answer.get("body"));
        assertThat(problem).containsEntry("status", status);
        return problem;
    }
}
