package io.podium.lambda.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.podium.lambda.log.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

class OtlpExporterTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Span SPAN = new Span(
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "0123456789abcdef",
            "00f067aa0ba902b7",
            "task report",
            Span.Kind.SERVER,
            START,
            START.plusSeconds(1),
            Map.of(),
            null);

    private final List<String> logged = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private final Log log = new Log(logged::add, Clock.systemUTC());
    private HttpServer collector;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void postsToACollectorWhatTheVariableNames() {
        exporter(address(collector.getAddress().getPort())).export(List.of(SPAN));

        assertThat(received).singleElement().asString().startsWith("POST application/json {\"resourceSpans\"");
        assertThat(logged).isEmpty();
    }

    @Test
    void postsNothingWhereThereIsNothing() {
        exporter(address(collector.getAddress().getPort())).export(List.of());

        assertThat(received).isEmpty();
    }

    @Test
    void aCollectorThatRefusesIsLogged() {
        status = 503;

        exporter(address(collector.getAddress().getPort())).export(List.of(SPAN));

        assertThat(logged).singleElement().asString().contains("traces are refused", "503", "/v1/traces");
    }

    @Test
    void aCollectorThatIsNotThereIsLogged() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        exporter(address(free)).export(List.of(SPAN));

        assertThat(logged).singleElement().asString().contains("traces cannot be sent", "ConnectException");
    }

    @Test
    void withoutTheVariableNothingIsKept() {
        assertThat(exporter("")).isSameAs(SpanExporter.NONE);
        assertThat(exporter(null)).isSameAs(SpanExporter.NONE);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exporter("collector:4318"))
                .withMessageContaining("collector:4318");
    }

    @Test
    void requestsToXRayAreSignedForItsRegion() {
        List<SdkHttpRequest> sent = new ArrayList<>();

        on("https://xray.eu-central-1.amazonaws.com/v1/traces", sent).export(List.of(SPAN));
        on("https://collector.example.com/v1/traces", sent).export(List.of(SPAN));

        assertThat(sent.get(0).firstMatchingHeader("Authorization").orElse(""))
                .startsWith("AWS4-HMAC-SHA256 Credential=id/")
                .contains("/eu-central-1/xray/aws4_request");
        assertThat(sent.get(1).firstMatchingHeader("Authorization")).isEmpty();
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port + "/v1/traces";
    }

    private SpanExporter exporter(String endpoint) {
        return SpanExporters.by(name -> name.equals(SpanExporters.VARIABLE) ? endpoint : null, "orders", log);
    }

    private SpanExporter on(String endpoint, List<SdkHttpRequest> sent) {
        return new OtlpExporter(
                URI.create(endpoint),
                "orders",
                new Recorder(sent),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
                log);
    }

    /** Keeps requests and answers 200. */
    private record Recorder(List<SdkHttpRequest> sent) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            sent.add(request.httpRequest());
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpFullResponse.builder()
                                    .statusCode(200)
                                    .build())
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
