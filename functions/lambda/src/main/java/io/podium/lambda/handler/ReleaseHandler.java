package io.podium.lambda.handler;

import io.podium.domain.usecase.ReleaseTasks;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Fields;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The release step: what could not be dispatched goes back to its queue and gives back what it held. */
public final class ReleaseHandler implements JsonHandler {
    private static final int MAX_ERROR_BYTES = 256 * 1_024;

    private final ReleaseTasks release;
    private final Log log;

    /** Called by the Lambda runtime. */
    public ReleaseHandler() {
        this(AwsPlatform.fromEnvironment());
    }

    public ReleaseHandler(Platform platform) {
        this.release = new ReleaseTasks(platform.stores(), platform.surroundings());
        this.log = platform.log();
    }

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        StepJson.Dispatch failed = Fields.read(input, in -> {
            in.optional("error", (fields, name) -> fields.raw(name, MAX_ERROR_BYTES))
                    .ifPresent(error -> log.warn("a dispatch failed", Map.of("error", error)));
            return in.object("dispatch", StepJson::readDispatch);
        });
        return Map.of("released", (long) release.run(failed.tokens()));
    }
}
