package io.podium.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.json.Tree;
import io.podium.local.queue.QueueServer;
import io.podium.local.worker.ApiClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stack on DynamoDB Local, which tests may use, and on queues that another process might serve. */
@Timeout(180)
class OtherServicesTest {
    private final List<String> errors = new CopyOnWriteArrayList<>();

    @Test
    void worksOnOtherTablesAndOtherQueues() throws Exception {
        try (QueueServer queues = QueueServer.inMemory();
                LocalStack stack = LocalStack.start(options(queues))) {
            ApiClient api = new ApiClient(stack.uri());
            Map<String, Object> pool = Map.of("capacity", Map.of("cpu", 4));
            assertThat(api.send("PUT", "/pools/main", pool).status()).isEqualTo(201);
            Map<String, Object> service =
                    Map.of("serviceId", "s", "taskTypes", List.of("t"), "pool", "main", "leaseSeconds", 3_600);
            assertThat(api.send("POST", "/services", service).status()).isEqualTo(201);
            Map<String, Object> tasks =
                    Map.of("tasks", List.of(Map.of("taskId", "a", "type", "t"), Map.of("taskId", "b", "type", "t")));
            assertThat(api.send("POST", "/tasks", tasks).status()).isEqualTo(202);
            List<Tree> leased = List.of();
            for (int i = 0; i < 100 && leased.isEmpty(); i++) {
                leased = api.send("POST", "/services/s/lease", Map.of("max", 1))
                        .tree()
                        .at("tasks")
                        .elements();
            }
            String id = String.valueOf(leased.get(0).at("taskId").value());
            Map<String, Object> token =
                    Map.of("token", String.valueOf(leased.get(0).at("token").value()));
            assertThat(api.send("POST", "/tasks/" + id + "/complete", token).status())
                    .isEqualTo(200);
            assertThat(stack.running().meter().read().of("DynamoDB.GetItem").units())
                    .isNotEmpty();
        }
        assertThat(errors).isEmpty();
    }

    private StackOptions options(QueueServer queues) {
        return new StackOptions(
                Path.of("../../template.yaml"),
                0,
                null,
                StackOptions.StoreKind.DYNAMODB_LOCAL,
                new StackOptions.Endpoints(null, queues.uri(), null),
                1,
                errors::add);
    }
}
