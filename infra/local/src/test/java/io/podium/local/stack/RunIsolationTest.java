package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.worker.ApiClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run goes through the state machine, whose steps know no caller: it must stay within the tenant that asked for it. */
@Timeout(120)
class RunIsolationTest {
    @Test
    void aRunStaysWithinTheTenantThatAskedForIt() throws Exception {
        StackOptions options = new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                line -> {});
        try (LocalStack stack = LocalStack.start(options)) {
            ApiClient api = new ApiClient(stack.uri());
            Map<String, Object> run = Map.of("tasks", List.of(Map.of("taskId", "a", "type", "t")));
            assertThat(api.call("POST", "/runs", "acme", run).status()).isEqualTo(200);
            assertThat(api.call("GET", "/tasks/a", "acme", null).status()).isEqualTo(200);
            assertThat(api.call("GET", "/tasks/a", "other", null).status()).isEqualTo(404);
            assertThat(api.call("GET", "/tasks/a", null, null).status()).isEqualTo(404);
            assertThat(api.call("GET", "/tasks", "other", null)
                            .tree()
                            .at("tasks")
                            .elements())
                    .isEmpty();

            Map<String, Object> forged = Map.of("tenant", "acme", "tasks", List.of(Map.of("taskId", "b", "type", "t")));
            assertThat(api.call("POST", "/runs", "other", forged).status()).isEqualTo(400);
            Map<String, Object> within = Map.of("tasks", List.of(Map.of("taskId", "b", "type", "t", "tenant", "acme")));
            assertThat(api.call("POST", "/runs", "other", within).isOk()).isFalse();
            assertThat(api.call("GET", "/tasks/b", "acme", null).status()).isEqualTo(404);
        }
    }
}
