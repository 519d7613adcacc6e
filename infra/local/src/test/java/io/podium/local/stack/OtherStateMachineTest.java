package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.podium.lambda.json.Json;
import io.podium.local.worker.ApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stack with a state machine that another service runs. */
@Timeout(120)
class OtherStateMachineTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:podium";

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<Object> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .isEqualTo("AWSStepFunctions.StartSyncExecution");
        asked.add(Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] body = Json.write(Map.of(
                        "executionArn",
                        ARN + ":1",
                        "status",
                        "SUCCEEDED",
                        "startDate",
                        1,
                        "stopDate",
                        2,
                        "output",
                        Json.write(Map.of("ran", "elsewhere"))))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void runsGoToTheStateMachineThatIsNamed() throws Exception {
        URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        StackOptions options = new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                new StackOptions.Endpoints(null, null, new StackOptions.DeployedMachine(there, ARN)),
                1,
                errors::add);
        try (LocalStack stack = LocalStack.start(options)) {
            ApiClient.Answer answer = new ApiClient(stack.uri())
                    .send("POST", "/runs", Map.of("tasks", List.of(Map.of("taskId", "a", "type", "t"))));

            assertThat(asked).first().satisfies(call -> assertThat(call).isInstanceOfSatisfying(Map.class, map -> {
                assertThat(map.get("stateMachineArn")).isEqualTo(ARN);
                assertThat(String.valueOf(map.get("input"))).contains("\"taskId\":\"a\"");
            }));
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(errors).isEmpty();
    }
}
