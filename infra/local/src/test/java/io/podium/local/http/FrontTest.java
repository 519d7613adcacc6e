package io.podium.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.lambda.log.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FrontTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final List<Tree> events = new CopyOnWriteArrayList<>();
    private final Log log = new Log(logged::add, CLOCK);
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Front front = Front.start(0, new RouteTable(backends()), CLOCK, log);

    @AfterEach
    void close() {
        answered.countDown();
        front.close();
    }

    @Test
    void passesARequestOnAsApiGatewayDoes() throws Exception {
        HttpRequest.Builder request = request("/tasks/t%201?limit=5&a=b%2Cc")
                .header("Content-Type", "application/json")
                .header("X-Podium-Tenant", "acme")
                .PUT(BodyPublishers.ofString("{\"a\":\"ä\"}"));
        assertThat(send(request).statusCode()).isEqualTo(200);
        Tree event = events.get(0);
        assertThat(event.at("version").value()).isEqualTo("2.0");
        assertThat(event.at("routeKey").value()).isEqualTo("PUT /tasks/{taskId}");
        assertThat(event.at("rawPath").value()).isEqualTo("/tasks/t%201");
        assertThat(event.at("rawQueryString").value()).isEqualTo("limit=5&a=b%2Cc");
        assertThat(event.at("pathParameters").value()).isEqualTo(Map.of("taskId", "t%201"));
        assertThat(event.at("headers", "content-type").value()).isEqualTo("application/json");
        assertThat(event.at("body").value()).isEqualTo("{\"a\":\"ä\"}");
        assertThat(event.at("isBase64Encoded").value()).isEqualTo(false);
        assertThat(event.at("requestContext", "authorizer", "jwt", "claims", "custom:tenant")
                        .value())
                .isEqualTo("acme");
        assertThat(event.at("requestContext", "http", "method").value()).isEqualTo("PUT");
        assertThat(event.at("requestContext", "time").value()).isEqualTo("31/Jan/2026:12:00:00 +0000");
        assertThat(event.at("requestContext", "timeEpoch").value()).isEqualTo(1769860800000L);
    }

    @Test
    void servesWhatAFunctionsRoutesAnswer() throws Exception {
        HttpResponse<String> response = send(request("/api/7"));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("{\"id\":\"7\",\"tenant\":\"default\"}");
    }

    @Test
    void hidesABodyThatIsNoTextInBase64() throws Exception {
        send(request("/tasks/x").PUT(BodyPublishers.ofByteArray(new byte[] {(byte) 0xFF, 0})));
        assertThat(events.get(0).at("isBase64Encoded").value()).isEqualTo(true);
        assertThat(events.get(0).at("body").value()).isEqualTo("/wA=");
    }

    @Test
    void prefersALiteralPathToAParameter() throws Exception {
        assertThat(send(request("/tasks/all")).body()).isEqualTo("all of them");
    }

    @Test
    void saysThatThereIsNoSuchRoute() throws Exception {
        HttpResponse<String> response = send(request("/nowhere"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Json.parseObject(response.body())).containsEntry("detail", "there is no route GET /nowhere");
        assertThat(send(request("/tasks//")).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichMethodsAPathTakes() throws Exception {
        HttpResponse<String> response = send(request("/tasks/all").DELETE());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD, PUT");
        HttpResponse<String> options = send(request("/tasks/all").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("allow")).hasValue("GET, HEAD, PUT");
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() throws Exception {
        HttpResponse<String> response = send(request("/tasks/all").method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-length")).hasValue("11");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void refusesABodyThatNoFunctionTakes() throws Exception {
        byte[] body = new byte[Front.MAX_BODY_BYTES + 1];
        HttpResponse<String> response = send(request("/tasks/x").PUT(BodyPublishers.ofByteArray(body)));
        assertThat(response.statusCode()).isEqualTo(413);
        // Every zero byte takes six characters in JSON, which together are more than an invocation may have.
        byte[] zeros = new byte[Front.MAX_BODY_BYTES];
        assertThat(send(request("/tasks/x").PUT(BodyPublishers.ofByteArray(zeros)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(events).isEmpty();
    }

    @Test
    void tellsTheCallerOfAFailureOnlyWhereToLook() throws Exception {
        HttpResponse<String> response = send(request("/broken"));
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret");
        String requestId = (String) Json.parseObject(response.body()).get("requestId");
        assertThat(logged).singleElement().asString().contains(requestId).contains("secret");
    }

    @Test
    void treatsOutputThatIsNoAnswerAsAFailure() throws Exception {
        assertThat(send(request("/odd")).statusCode()).isEqualTo(500);
    }

    @Test
    void finishesWhatItHasBegunWhenItIsClosed() throws Exception {
        var response = client.sendAsync(request("/slow").build(), BodyHandlers.ofString());
        asked.await();
        Thread closing = new Thread(front::close);
        closing.start();
        answered.countDown();
        assertThat(response.join().body()).isEqualTo("at last");
        closing.join();
        assertThatThrownBy(() -> send(request("/tasks/all"))).isInstanceOf(IOException.class);
    }

    @Test
    void saysThatAPortIsTaken() {
        int port = front.uri().getPort();
        assertThatThrownBy(() -> Front.start(port, new RouteTable(Map.of()), CLOCK, log))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + port)
                .hasMessageContaining("--port");
    }

    private Map<String, Backend> backends() {
        Map<String, Backend> backends = new LinkedHashMap<>();
        backends.put("PUT /tasks/{taskId}", event -> {
            events.add(new Tree(Json.parse(event)));
            return answer("kept");
        });
        backends.put("GET /tasks/{taskId}", event -> answer("one"));
        backends.put("GET /tasks/all", event -> answer("all of them"));
        backends.put("GET /broken", event -> {
            throw new BackendException("it broke", new IllegalStateException("secret"));
        });
        backends.put("GET /odd", event -> "[1]".getBytes(StandardCharsets.UTF_8));
        backends.put("GET /slow", event -> {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer("at last");
        });
        Routes routes = new Routes(
                Map.of(
                        "GET /api/{id}",
                        request -> ApiResponse.created(ordered(
                                "id",
                                request.pathId("id"),
                                "tenant",
                                request.caller().tenant()))),
                log);
        JsonHandler handler = routes::answer;
        backends.put("GET /api/{id}", event -> invoke(handler, event));
        return backends;
    }

    private static byte[] invoke(JsonHandler handler, byte[] event) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), output, null);
            return output.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> ordered(String name, Object value, String other, Object another) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(name, value);
        tree.put(other, another);
        return tree;
    }

    private static byte[] answer(String text) {
        return Json.write(ApiResponse.text("text/plain", text).toEvent()).getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(front.uri() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
