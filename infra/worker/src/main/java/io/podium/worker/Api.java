package io.podium.worker;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Speaks to Podium's API over HTTP. */
final class Api {
    /** A submission may take this long where functions start cold; nothing takes longer than API Gateway's 30 s. */
    private static final Duration LIMIT = Duration.ofSeconds(35);

    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);
    private static final byte[] NOTHING = {};

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final Credentials credentials;

    Api(URI base, Credentials credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body what the body says, empty where there is none
     * @param retryAfter how long the other side asks to wait, zero where it does not
     */
    record Answer(int status, Map<String, Object> body, Duration retryAfter) {
        boolean isOk() {
            return status / 100 == 2;
        }

        /** Returns whether the same request may be granted later. */
        boolean isTransient() {
            return status == 429 || status >= 500;
        }

        /** Returns what is wrong, in words. */
        String reason() {
            return "answered " + status
                    + Optional.ofNullable(body.get("detail"))
                            .or(() -> Optional.ofNullable(body.get("message")))
                            .map(detail -> ": " + detail)
                            .orElse("");
        }

        WorkerException refusal(String asked) {
            return new WorkerException(asked + " was " + reason(), status);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, NOTHING, LIMIT);
    }

    Answer put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return put(path, body, LIMIT);
    }

    /** @param within how long an answer is waited for */
    Answer put(String path, Map<String, ?> body, Duration within) throws IOException, InterruptedException {
        return send("PUT", path, JSON.std.asBytes(body), within.compareTo(LIMIT) < 0 ? within : LIMIT);
    }

    Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, JSON.std.asBytes(body), LIMIT);
    }

    /** Returns a part of a path, with what is not plain encoded. */
    static String part(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, byte[] body, Duration within)
            throws IOException, InterruptedException {
        URI uri = URI.create(base.toString().replaceAll("/+$", "") + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(within)
                .header("Accept", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", "application/json");
        }
        who(method, uri, body).forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), tree(response), retryAfter(response));
    }

    /** That they cannot be had now is no reason to end: a token may be there the next time. */
    private Map<String, String> who(String method, URI uri, byte[] body) throws IOException {
        try {
            return credentials.headers(method, uri, body);
        } catch (RuntimeException e) {
            throw new IOException("the credentials cannot be had: " + e, e);
        }
    }

    /** What is no object, as a proxy may send it beside an error, says nothing more than its status. */
    private static Map<String, Object> tree(HttpResponse<String> response) throws IOException {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson && response.body().stripLeading().startsWith("{") ? JSON.std.mapFrom(response.body()) : Map.of();
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(asked -> asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked)
                .orElse(Duration.ZERO);
    }
}
