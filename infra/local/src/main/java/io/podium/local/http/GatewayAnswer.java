package io.podium.local.http;

import io.podium.lambda.http.Problem;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to the client.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param text the body or its base64 form
 * @param isBase64 whether the text is base64
 */
record GatewayAnswer(int status, Map<String, String> headers, String text, boolean isBase64) {

    /**
     * Reads what a function answered.
     *
     * @throws BackendException if that is no answer
     */
    static GatewayAnswer read(byte[] output) {
        try {
            return of(Json.parse(output));
        } catch (RuntimeException e) {
            throw new BackendException("the function's output is no answer to a request", e);
        }
    }

    static GatewayAnswer of(Problem problem) {
        return of(problem.toResponse().toEvent());
    }

    /** There is no route for the path, or none for the method. */
    static GatewayAnswer refused(String method, String path, Collection<String> allowed) {
        if (allowed.isEmpty()) {
            return of(new Problem(
                    404, "no-such-route", "There is no such route", "there is no route " + method + " " + path));
        }
        String methods = String.join(", ", allowed);
        String detail = path + " does not take " + method + ". Maybe one of: " + methods;
        return of(new Problem(405, "method-not-allowed", "The method is not allowed here", detail)
                .toResponse()
                .withHeader("allow", methods)
                .toEvent());
    }

    /** Tells what a path takes. */
    static GatewayAnswer options(Collection<String> allowed) {
        return new GatewayAnswer(204, Map.of("allow", String.join(", ", allowed)), "", false);
    }

    private static GatewayAnswer of(@Nullable Object event) {
        Tree tree = new Tree(event);
        if (!(tree.at("statusCode").value() instanceof Long status)) {
            throw new IllegalArgumentException("an answer has a statusCode");
        }
        return new GatewayAnswer(
                Math.toIntExact(status),
                tree.at("headers").texts(),
                tree.at("body").text().orElse(""),
                Boolean.TRUE.equals(tree.at("isBase64Encoded").value()));
    }

    /**
     * Returns the bytes of the body, none for an empty one.
     *
     * @throws IllegalArgumentException if it should be base64 and is not
     */
    byte[] body() {
        return isBase64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    }
}
