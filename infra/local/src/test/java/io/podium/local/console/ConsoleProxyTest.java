package io.podium.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

@Timeout(60)
class ConsoleProxyTest {
    private static final AwsCredentialsIdentity CREDENTIALS = AwsCredentialsIdentity.create("AKIDEXAMPLE", "secret");

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer api;

    private record Asked(String method, String target, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    @BeforeEach
    void startTheApi() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void stopTheApi() {
        api.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestURI().toString();
            asked.add(new Asked(exchange.getRequestMethod(), target, Map.copyOf(exchange.getRequestHeaders()), body));
            byte[] said = "{\"said\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
            exchange.sendResponseHeaders(target.startsWith("/none") ? 404 : 200, said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + api.getAddress().getPort());
    }

    private HttpResponse<String> send(ConsoleProxy proxy, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(proxy.uri().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void requestsCarryTheTokenWhichTheBrowserNeverSees() throws Exception {
        try (ConsoleProxy proxy = ConsoleProxy.start(0, address(), Identity.token("t0ken"))) {
            HttpResponse<String> answer = send(
                    proxy,
                    "POST",
                    "/tasks/a%20b/redrive?x=1",
                    "{}",
                    "content-type",
                    "application/json",
                    "cookie",
                    "no=1");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"said\":true}");
            assertThat(answer.headers().firstValue("content-security-policy")).contains("default-src 'self'");
            assertThat(answer.headers().map().toString()).doesNotContain("t0ken");
        }
        Asked one = asked.get(0);
        assertThat(one.method() + " " + one.target()).isEqualTo("POST /tasks/a%20b/redrive?x=1");
        assertThat(one.body()).isEqualTo("{}");
        assertThat(one.header("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(one.header("Content-type")).isEqualTo("application/json");
        assertThat(one.headers()).doesNotContainKey("Cookie");
    }

    @Test
    void requestsAreSignedForTheApiOfTheRegion() throws Exception {
        Identity identity = Identity.signature(() -> CREDENTIALS, "eu-west-1");
        try (ConsoleProxy proxy = ConsoleProxy.start(0, address(), identity)) {
            assertThat(send(proxy, "GET", "/", "").statusCode()).isEqualTo(200);
            assertThat(send(proxy, "DELETE", "/none", "").statusCode()).isEqualTo(404);
        }
        assertThat(asked).hasSize(2).allSatisfy(one -> assertThat(one.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/eu-west-1/execute-api/aws4_request")
                .contains("Signature="));
    }

    @Test
    void otherPagesCannotUseTheIdentity() throws Exception {
        try (ConsoleProxy proxy = ConsoleProxy.start(0, address(), Identity.token("t0ken"))) {
            assertThat(send(proxy, "POST", "/optimize", "{}", "origin", "https://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(proxy, "POST", "/optimize", "{}", "origin", "null").statusCode())
                    .isEqualTo(403);
            assertThat(rebound(proxy)).startsWith("HTTP/1.1 403");
            assertThat(asked).isEmpty();
            assertThat(send(
                                    proxy,
                                    "POST",
                                    "/optimize",
                                    "{}",
                                    "origin",
                                    proxy.uri().toString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Asks by a name that leads to this machine, as a page does whose owner has changed where its name leads. */
    private static String rebound(ConsoleProxy proxy) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), proxy.uri().getPort())) {
            String request = "GET /tasks HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void anApiThatDoesNotAnswerIsAProblemThatSaysSo() throws Exception {
        URI gone = address();
        api.stop(0);
        try (ConsoleProxy proxy = ConsoleProxy.start(0, gone, Identity.token("t0ken"))) {
            HttpResponse<String> answer = send(proxy, "GET", "/health", "");

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("urn:podium:problem:no-answer", gone.toString());
        }
    }

    @Test
    void theRegionIsReadFromTheAddress() {
        assertThat(Identity.regionOf(URI.create("https://a1b2.execute-api.ap-southeast-2.amazonaws.com")))
                .contains("ap-southeast-2");
        assertThat(Identity.regionOf(URI.create("https://a1b2.execute-api.cn-north-1.amazonaws.com.cn")))
                .contains("cn-north-1");
        assertThat(Identity.regionOf(URI.create("https://podium.example.com"))).isEmpty();
    }
}
