package io.podium.local.worker;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to the API over HTTP. */
public final class ApiClient {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;

    /** Creates a client of the API at this address. */
    public ApiClient(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build();
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the tree of the body, null for an empty one
     */
    public record Answer(int status, @Nullable Object body) {
        /** Returns whether the request was granted. */
        public boolean isOk() {
            return status / 100 == 2;
        }

        /** Returns the body, to be looked into. */
        public Tree tree() {
            return new Tree(body);
        }
    }

    /** Asks for something. */
    public Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, null, null);
    }

    /** Sends a body. */
    public Answer send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return call(method, path, null, body);
    }

    /**
     * Makes a request.
     *
     * @param tenant who asks, or null for the default one
     * @param body a plain tree, or null for none
     * @throws IOException if there is no answer
     */
    public Answer call(String method, String path, @Nullable String tenant, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        if (tenant != null) {
            request.header("X-Podium-Tenant", tenant);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofString(Json.write(body)));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body().isEmpty() ? null : Json.parse(response.body()));
    }
}
