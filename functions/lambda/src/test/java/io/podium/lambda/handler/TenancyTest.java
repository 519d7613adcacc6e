package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.task.TaskKey;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tenant is the identity's, whatever a request says. */
class TenancyTest {
    private final TestPlatform platform = new TestPlatform();

    /** A request of alice's account with whatever a caller may choose. */
    private static Map<String, Object> event(
            String route, Map<String, String> headers, Map<String, String> query, Map<String, ?> body) {
        String method = route.split(" ", 2)[0];
        String path = route.split(" ", 2)[1];
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", route);
        event.put("rawPath", path);
        event.put("headers", headers);
        event.put("queryStringParameters", query);
        event.put(
                "requestContext",
                Map.of(
                        "http", Map.of("method", method, "path", path),
                        "stage", "$default",
                        "authorizer", Map.of("iam", Map.of("accountId", "123456789012"))));
        event.put("body", Json.write(body));
        return event;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Podium-Tenant",
                "x-podium-tenant",
                "X-Tenant",
                "tenant",
                "X-Amzn-Oidc-Data",
                "x-amz-tenant",
                "custom:tenant"
            })
    void noHeaderChoosesATenant(String header) {
        new SubmitHandler(platform)
                .handle(event(
                        "POST /tasks", Map.of(header, "victim"), Map.of(), Map.of("taskId", "t1", "type", "report")));

        assertThat(platform.stores().tasks().find(new TaskKey("123456789012", "t1")))
                .isPresent();
        assertThat(platform.stores().tasks().find(new TaskKey("victim", "t1"))).isEmpty();
    }

    @Test
    void noQueryParameterChoosesATenant() {
        new SubmitHandler(platform)
                .handle(event(
                        "POST /tasks", Map.of(), Map.of("tenant", "victim"), Map.of("taskId", "t1", "type", "report")));

        assertThat(platform.stores().tasks().find(new TaskKey("victim", "t1"))).isEmpty();
        assertThat(new Tree(new TaskQueryHandler(platform)
                                .handle(event("GET /tasks", Map.of(), Map.of("tenant", "victim"), Map.of())))
                        .at("statusCode")
                        .value())
                .as("unknown parameters are refused")
                .isEqualTo(400L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /tasks", "POST /runs"})
    void aBodyThatNamesATenantIsRefused(String route) {
        Map<String, Object> task = Map.of("taskId", "t1", "type", "report");
        JsonHandler handler = route.equals("POST /runs") ? new RunHandler(platform) : new SubmitHandler(platform);

        Tree answer = new Tree(
                handler.handle(event(route, Map.of(), Map.of(), Map.of("tasks", List.of(task), "tenant", "victim"))));

        assertThat(answer.at("statusCode").value()).isEqualTo(400L);
        assertThat(answer.at("body").text().orElseThrow()).contains("tenant");
    }

    @Test
    void aRunIsTheCallersTenants() {
        new RunHandler(platform)
                .handle(event(
                        "POST /runs",
                        Map.of("X-Podium-Tenant", "victim"),
                        Map.of(),
                        Map.of("tasks", List.of(Map.of("type", "report")))));

        assertThat(new Tree(platform.ran.get(0)).at("tenant").is("123456789012"))
                .isTrue();
    }

    @Test
    void aStepSubmitsForTheTenantThatTheDocumentNamesAndElseForTheDefaultOne() {
        Map<String, Object> task = Map.of("taskId", "t1", "type", "report");
        new SubmitHandler(platform).handle(Map.of("tasks", List.of(task), "tenant", "acme"));
        new SubmitHandler(platform).handle(Map.of("tasks", List.of(task)));

        assertThat(platform.stores().tasks().find(new TaskKey("acme", "t1"))).isPresent();
        assertThat(platform.stores().tasks().find(new TaskKey("default", "t1"))).isPresent();
    }

    @Test
    void aWorkersTokenIsForItsTaskAlone() {
        Map<String, Object> body = Map.of("token", "1.forged.123456789012");

        Tree answer = new Tree(new CompleteHandler(platform)
                .handle(withId(event("POST /tasks/{id}/complete", Map.of(), Map.of(), body))));

        assertThat(answer.at("statusCode").value()).isIn(404L, 409L);
    }

    private static Map<String, Object> withId(Map<String, Object> event) {
        event.put("pathParameters", Map.of("id", "t1"));
        return event;
    }
}
