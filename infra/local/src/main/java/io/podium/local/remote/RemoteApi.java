package io.podium.local.remote;

import io.podium.lambda.json.Json;
import io.podium.local.console.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Asks the API at an address, as whoever the identity says. */
public final class RemoteApi implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** API Gateway gives up after 30 seconds. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(35);

    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(TO_CONNECT)
            .socketTimeout(TO_ANSWER)
            .build();
    private final String base;
    private final Identity identity;
    private final @Nullable String tenant;

    /**
     * @param url where the API is, with or without a path that all routes begin with
     * @param identity whose requests they are
     * @param tenant who asks, for an API without sign-in; null for its default
     */
    public RemoteApi(URI url, Identity identity, @Nullable String tenant) {
        this.base = url.toString().replaceFirst("/+$", "");
        this.identity = identity;
        this.tenant = tenant;
    }

    /**
     * Makes a request.
     *
     * @throws IOException if there is no answer
     * @throws io.podium.lambda.json.JsonException if the answer is something else than JSON
     */
    public RemoteAnswer send(RemoteRequest asked) throws IOException {
        byte[] body =
                asked.body() == null ? new byte[0] : Json.write(asked.body()).getBytes(StandardCharsets.UTF_8);
        HttpExecuteRequest.Builder request = HttpExecuteRequest.builder().request(request(asked, body));
        if (body.length > 0) {
            request.contentStreamProvider(() -> new ByteArrayInputStream(body));
        }
        HttpExecuteResponse response = http.prepareRequest(request.build()).call();
        int status = response.httpResponse().statusCode();
        if (response.responseBody().isEmpty()) {
            return new RemoteAnswer(status, null);
        }
        try (InputStream in = response.responseBody().get()) {
            byte[] content = in.readAllBytes();
            return new RemoteAnswer(status, content.length == 0 ? null : Json.parse(content));
        }
    }

    private SdkHttpRequest request(RemoteRequest asked, byte[] body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(asked.method()))
                .uri(URI.create(base + asked.target()))
                .putHeader("Accept", "application/json");
        asked.headers().forEach(request::putHeader);
        if (tenant != null) {
            request.putHeader("X-Podium-Tenant", tenant);
        }
        if (body.length > 0) {
            request.putHeader("Content-Type", "application/json");
            request.putHeader("Content-Length", String.valueOf(body.length));
        }
        return identity.on(request.build(), body);
    }

    @Override
    public void close() {
        http.close();
    }
}
