package io.podium.lambda.http;

import io.podium.lambda.json.Tree;
import io.podium.lambda.log.Log;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The routes that one function answers. API Gateway names the route of a request; where it names none of these, as for
 * its {@code $default} route, the method and the path decide.
 */
public final class Routes {
    private final List<Route> routes;
    private final Log log;

    /**
     * Creates a table of routes.
     *
     * @param endpoints by route key, as in {@code GET /tasks/{id}}
     * @param log gets what the callers are not told
     * @throws IllegalArgumentException if a key is not a method and a path
     */
    public Routes(Map<String, Endpoint> endpoints, Log log) {
        this.routes = endpoints.entrySet().stream()
                .map(entry -> Route.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Route::parameters).thenComparing(Route::key))
                .toList();
        this.log = log;
    }

    /** Returns the keys of the routes. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        routes.forEach(route -> keys.add(route.key()));
        return keys;
    }

    /** Answers an event of the HTTP API, in the shape that API Gateway takes; never throws because of a request. */
    public Map<String, Object> answer(@Nullable Object event) {
        Tree tree = new Tree(event);
        try {
            // The rendering is in here as well, so that a body that cannot be written is answered and logged.
            ApiRequest request = ApiRequest.of(tree);
            ApiResponse answer = dispatch(request);
            Map<String, Object> rendered = answer.toEvent();
            tell(request, answer);
            return rendered;
        } catch (RuntimeException e) {
            String requestId = ApiRequest.requestId(tree);
            ApiResponse answer = ProblemMapping.answerTo(e, requestId);
            if (answer.status() >= 500) {
                String route = tree.at("routeKey").text().orElse("unknown");
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("route", route);
                fields.put("status", (long) answer.status());
                fields.put("requestId", requestId);
                fields.put("correlationId", ApiRequest.correlation(tree).id());
                log.error("request failed", fields, e);
            }
            return answer.toEvent();
        }
    }

    private void tell(ApiRequest request, ApiResponse answer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("route", request.routeKey());
        fields.put("status", (long) answer.status());
        fields.put("requestId", request.requestId());
        fields.put("correlationId", request.correlation().id());
        if (answer.body() instanceof Map<?, ?> body && body.get("tasks") instanceof List<?> tasks) {
            fields.put("tasks", (long) tasks.size());
        }
        log.info("answered", fields);
    }

    private ApiResponse dispatch(ApiRequest request) {
        for (Route route : routes) {
            if (route.key().equals(request.routeKey())) {
                return route.endpoint().answer(request);
            }
        }
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> parameters = route.match(request.path()).orElse(null);
            if (parameters != null && route.method().equals(request.method())) {
                return route.endpoint().answer(request.withPathParameters(parameters));
            }
            if (parameters != null) {
                allowed.add(route.method());
            }
        }
        throw allowed.isEmpty()
                ? RequestRefusedException.noSuchRoute(request.method(), request.path())
                : RequestRefusedException.methodNotAllowed(request.method(), request.path(), allowed);
    }
}
