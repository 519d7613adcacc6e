package io.podium.lambda.handler;

import io.podium.domain.task.Task;
import io.podium.domain.usecase.LeaseTasks;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.event.Samples;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Routes;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /services/{id}/lease}: hands placed tasks to the workers of pull services. */
public final class LeaseHandler implements JsonHandler {
    private final LeaseTasks lease;
    private final Routes routes;
    private final Log log;

    /** Called by the Lambda runtime. */
    public LeaseHandler() {
        this(AwsPlatform.primed(LeaseHandler::new, Samples.request("POST", "/services/none/lease", "{}")));
    }

    public LeaseHandler(Platform platform) {
        this.lease = new LeaseTasks(platform.stores(), platform.surroundings());
        this.log = platform.log();
        this.routes = new Routes(Map.of("POST /services/{id}/lease", this::lease), platform.log());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        return routes.answer(input);
    }

    private ApiResponse lease(ApiRequest request) {
        int max = request.read(
                in -> in.optional("max", (fields, name) -> (int) fields.integer(name, 1, LeaseTasks.MAX_TASKS))
                        .orElse(1));
        List<Task> tasks = lease.run(request.pathId("id"), max);
        if (log.isDetailed()) {
            tasks.forEach(task -> log.debug("task leased", TaskView.logged(task)));
        }
        return ApiResponse.ok(
                Map.of("tasks", tasks.stream().map(TaskView::leased).toList()));
    }
}
