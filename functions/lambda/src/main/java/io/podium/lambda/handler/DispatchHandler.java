package io.podium.lambda.handler;

import io.podium.domain.usecase.DispatchTasks;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Fields;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dispatch step, once for each service that is sent tasks. */
public final class DispatchHandler implements JsonHandler {
    private final DispatchTasks dispatch;
    private final Log log;

    /** Called by the Lambda runtime. */
    public DispatchHandler() {
        this(AwsPlatform.primed(
                DispatchHandler::new,
                Map.of("serviceId", "none", "tasks", List.of(Map.of("taskId", "none", "token", "1.a.default")))));
    }

    public DispatchHandler(Platform platform) {
        this.log = platform.log();
        this.dispatch = new DispatchTasks(platform.stores(), platform.surroundings(), platform.senders());
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        StepJson.Dispatch step = Fields.read(input, StepJson::readDispatch);
        long dispatched = dispatch.run(step.serviceId(), step.tokens());
        log.info(
                "dispatched",
                Map.of(
                        "serviceId",
                        step.serviceId(),
                        "tasks",
                        (long) step.tokens().size(),
                        "dispatched",
                        dispatched));
        return Map.of("dispatched", dispatched);
    }
}
