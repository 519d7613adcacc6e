package io.podium.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Tells moto, which knows too little PartiQL for batches of conditional writes, from other services. */
final class MotoServer {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private MotoServer() {}

    /**
     * Returns whether moto answers there, which has a page of its own that no other service has. AWS is not asked.
     *
     * @throws IllegalStateException if nothing answers
     */
    static boolean isAt(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        if (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn")) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json"))
                .timeout(LIMIT)
                .build();
        try {
            return HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(LIMIT)
                            .build()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            throw new IllegalStateException("nothing answers at " + endpoint + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + endpoint, e);
        }
    }
}
