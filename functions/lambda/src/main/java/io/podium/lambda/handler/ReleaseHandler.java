package io.podium.lambda.handler;

import io.podium.domain.usecase.ReleaseTasks;
import io.podium.domain.usecase.Stores;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Fields;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The release step: what could not be dispatched goes back to its queue and gives back what it held. */
public final class ReleaseHandler implements JsonHandler {
    private static final int MAX_ERROR_BYTES = 256 * 1_024;

    /** Keeps the line far below the 1 MB that CloudWatch takes. */
    private static final int MOST_NAMED = 100;

    private final Stores stores;
    private final ReleaseTasks release;
    private final Log log;

    /** Called by the Lambda runtime. */
    public ReleaseHandler() {
        this(AwsPlatform.primed(
                ReleaseHandler::new,
                Map.of(
                        "dispatch",
                        Map.of(
                                "serviceId",
                                "none",
                                "tasks",
                                List.of(Map.of("taskId", "none", "token", "1.a.default"))))));
    }

    public ReleaseHandler(Platform platform) {
        this.stores = platform.stores();
        this.release = new ReleaseTasks(platform.stores(), platform.surroundings());
        this.log = platform.log();
    }

    private record Failed(Optional<Object> error, StepJson.Dispatch dispatch) {}

    /** Names the tasks, though the step did not need to know more of them than their tokens: it is a failure. */
    private void tell(StepJson.Dispatch dispatch, Object error) {
        List<String> tasks = stores.tasks().findAll(dispatch.tokens().keySet()).values().stream()
                .limit(MOST_NAMED)
                .map(task -> task.key() + " " + task.spec().correlationId())
                .toList();
        log.warn(
                "a dispatch failed",
                Map.of(
                        "serviceId",
                        dispatch.serviceId(),
                        "error",
                        error,
                        "tasks",
                        (long) dispatch.tokens().size(),
                        "tasksAndCorrelationIds",
                        tasks));
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        Failed failed = Fields.read(
                input,
                in -> new Failed(
                        in.optional("error", (fields, name) -> fields.raw(name, MAX_ERROR_BYTES)),
                        in.object("dispatch", StepJson::readDispatch)));
        failed.error().ifPresent(error -> tell(failed.dispatch(), error));
        return log.counted("released", Map.of("released", (long)
                release.run(failed.dispatch().tokens())));
    }
}
