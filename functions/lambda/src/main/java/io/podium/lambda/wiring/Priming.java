package io.podium.lambda.wiring;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.podium.domain.NotFoundException;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Resource;

/**
 * Before a snapshot is made, runs a twin of the function on a few inputs, so that its classes and those of the SDK are loaded
 * and linked in the snapshot. The twin's calls are answered from memory and it is forgotten afterwards: no connection, time,
 * seed or credential of it is in what is restored. A failure is a warning in the log and never keeps a snapshot from being
 * made, since all that is lost is time.
 *
 * <p>Without SnapStart nothing calls it. Lambda's runtime names its own implementation of these hooks by the property
 * {@code org.crac.Core.Compat}.
 */
final class Priming implements Resource {
    private final Supplier<RequestStreamHandler> twin;
    private final List<Object> inputs;
    private final Log log;

    Priming(Supplier<RequestStreamHandler> twin, List<Object> inputs, Log log) {
        this.twin = twin;
        this.inputs = List.copyOf(inputs);
        this.log = log;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            RequestStreamHandler handler = twin.get();
            for (Object input : inputs) {
                try {
                    run(handler, input);
                } catch (NotFoundException e) {
                    // What a step says of empty tables, as a route answers 404; all that leads there is loaded.
                    log.debug("primed", Map.of("refused", String.valueOf(e.getMessage())));
                }
            }
            log.info("primed", Map.of("inputs", (long) inputs.size()));
        } catch (IOException | RuntimeException | LinkageError e) {
            log.warn("priming failed; the first invocations after a restore take longer", Map.of(), e);
        }
    }

    private static void run(RequestStreamHandler handler, Object input) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(Json.write(input).getBytes(StandardCharsets.UTF_8)), output, null);
        if (Json.parse(output.toByteArray()) instanceof Map<?, ?> answer
                && answer.get("statusCode") instanceof Long status
                && status >= 500) {
            throw new IllegalStateException("the twin answered " + output.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections are made, and times and random numbers asked for, when they are needed.
    }
}
