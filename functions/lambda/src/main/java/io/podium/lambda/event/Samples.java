package io.podium.lambda.event;

import java.util.Map;

/** Inputs as their triggers send them, for priming. */
public final class Samples {
    private Samples() {}

    /** A request to the HTTP API. */
    public static Map<String, Object> request(String method, String path, String body) {
        return Map.of(
                "version",
                "2.0",
                "routeKey",
                "$default",
                "rawPath",
                path,
                "headers",
                Map.of("content-type", "application/json"),
                "requestContext",
                Map.of("http", Map.of("method", method, "path", path), "stage", "$default"),
                "isBase64Encoded",
                false,
                "body",
                body);
    }

    /** A tick of a schedule. */
    public static Map<String, Object> tick() {
        return Map.of("source", "aws.scheduler", "detail-type", "Scheduled Event");
    }
}
