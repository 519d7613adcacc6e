package io.podium.local.torture.actor;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.local.http.RouteTable;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP API of a world: finds the function of a route, calls it, and may lose the answer. */
final class Api {
    private final World world;
    private final Blueprint blueprint;
    private final Deployment deployment;
    private final RouteTable routes;
    private int requests;

    Api(World world, Blueprint blueprint, Deployment deployment) {
        this.world = world;
        this.blueprint = blueprint;
        this.deployment = deployment;
        Map<String, io.podium.local.http.Backend> backends = new HashMap<>();
        blueprint.routes().keySet().forEach(route -> backends.put(route, event -> event));
        this.routes = new RouteTable(backends);
    }

    /**
     * What a caller hears.
     *
     * @param status the HTTP status; 502 where the function failed, 504 where the answer was lost
     * @param body the body
     */
    record Answer(int status, Tree body) {
        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** Returns whether the same may be asked again, because nobody knows what became of it. */
        boolean isUnknown() {
            return status >= 500 || status == 429;
        }
    }

    /** Sends a request and waits for the answer. */
    Answer call(String tenant, String method, String path, @Nullable Object body) {
        String[] parts = path.split("\\?", 2);
        if (!(routes.find(method, parts[0]) instanceof RouteTable.Match.Found route)) {
            throw new IllegalArgumentException("the API has no route for " + method + " " + path);
        }
        world.note("asks", method + " " + path);
        Answer answer;
        try {
            byte[] event = Json.write(event(tenant, method, parts, route, body)).getBytes(StandardCharsets.UTF_8);
            String function = String.valueOf(blueprint.routes().get(route.key()));
            answer = read(deployment.invoke(function, event));
        } catch (FunctionFailedException e) {
            answer = new Answer(502, new Tree(null));
        }
        if (answer.status() == 500) {
            world.broken(method + " " + path + " was answered 500: " + deployment.lastError());
        }
        boolean lost = world.faults().strike(Fault.API_ANSWER_LOST);
        world.note(lost ? "hears nothing of" : "is answered", answer.status());
        return lost ? new Answer(504, new Tree(null)) : answer;
    }

    private static Answer read(byte[] output) {
        Tree tree = new Tree(Json.parse(output));
        Object status = tree.at("statusCode").value();
        String body = tree.at("body").text().orElse("");
        return new Answer(
                status instanceof Number number ? number.intValue() : 0,
                new Tree(body.isEmpty() ? null : Json.parse(body)));
    }

    private Map<String, Object> event(
            String tenant, String method, String[] path, RouteTable.Match.Found route, @Nullable Object body) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", path[0]);
        event.put("rawQueryString", path.length > 1 ? path[1] : "");
        event.put("headers", Map.of("content-type", "application/json"));
        event.put("pathParameters", route.parameters());
        event.put(
                "requestContext",
                Map.of(
                        "authorizer",
                        Map.of("jwt", Map.of("claims", Map.of("custom:tenant", tenant))),
                        "http",
                        Map.of("method", method, "path", path[0]),
                        "requestId",
                        "r" + requests++,
                        "stage",
                        "$default"));
        if (body != null) {
            event.put("body", Json.write(body));
        }
        event.put("isBase64Encoded", false);
        return event;
    }
}
