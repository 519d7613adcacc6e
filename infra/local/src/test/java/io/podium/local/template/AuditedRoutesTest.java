package io.podium.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.audit.AuditQuery;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.handler.TestPlatform;
import io.podium.lambda.wiring.Platform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the template that is not a GET is in the audit, or on the list of those that need not be. */
class AuditedRoutesTest {
    /** What they do stands in the tasks themselves, and there are as many as tasks; solving and simulating change nothing. */
    private static final Set<String> NOT_AUDITED = Set.of(
            "POST /tasks",
            "POST /services/{id}/lease",
            "PUT /services/{id}/heartbeat",
            "PUT /tasks/{id}/heartbeat",
            "POST /tasks/complete",
            "POST /tasks/{id}/complete",
            "POST /tasks/{id}/fail",
            "POST /tasks/{id}/yield",
            "POST /optimize/solve",
            "POST /simulate");

    /** The bodies without which a route does not know that something is to be changed. */
    private static final Map<String, String> BODIES = Map.of("POST /runs", "{\"services\":[{}],\"optimize\":true}");

    private final TestPlatform platform = new TestPlatform();

    private record Routed(String key, String handler) {}

    static Stream<Routed> changing() throws IOException {
        return CommittedTemplate.load().functions().stream().flatMap(function -> function.routes().stream()
                .map(HttpRoute::key)
                .filter(key -> !key.startsWith("GET "))
                .map(key -> new Routed(key, function.handler())));
    }

    @ParameterizedTest
    @MethodSource("changing")
    void aRouteThatChangesSomethingIsAudited(Routed route) throws ReflectiveOperationException {
        JsonHandler handler = Class.forName(route.handler())
                .asSubclass(JsonHandler.class)
                .getConstructor(Platform.class)
                .newInstance(platform);

        handler.handle(event(route.key()));

        int expected = NOT_AUDITED.contains(route.key()) ? 0 : 1;
        assertThat(platform.stores()
                        .audit()
                        .page(
                                "default",
                                new AuditQuery(
                                        platform.now.minusSeconds(1),
                                        platform.now.plusSeconds(1),
                                        new AuditQuery.Filter(null, null, null),
                                        10,
                                        null))
                        .entries())
                .as(route.key())
                .hasSize(expected)
                .allSatisfy(entry -> assertThat(entry.outcome()).isNotNull());
    }

    @Test
    void whatNeedNotBeAuditedExists() throws IOException {
        Set<String> keys = new TreeSet<>();
        changing().forEach(route -> keys.add(route.key()));

        assertThat(keys).containsAll(NOT_AUDITED).hasSizeGreaterThan(NOT_AUDITED.size() + 8);
    }

    private static Map<String, Object> event(String key) {
        String method = key.split(" ", 2)[0];
        String path = key.split(" ", 2)[1].replaceAll("\\{[a-z]+}", "x");
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", key);
        event.put("rawPath", path);
        event.put("pathParameters", Map.of("id", "x"));
        event.put("requestContext", Map.of("http", Map.of("method", method, "path", path), "stage", "$default"));
        event.put("body", BODIES.getOrDefault(key, "{}"));
        return event;
    }
}
