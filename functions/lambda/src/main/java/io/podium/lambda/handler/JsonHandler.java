package io.podium.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.podium.domain.InvalidInputException;
import io.podium.lambda.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A function from tree to tree. The streams spare a cold start the mapping of objects, and what {@link #handle} throws
 * reaches Lambda as it is, so that the error type of a failed step is the name of its class.
 */
@FunctionalInterface
public interface JsonHandler extends RequestStreamHandler {
    /** The largest input that is read, in bytes: what Lambda takes in a synchronous invocation. */
    int MAX_INPUT_BYTES = 6_291_556;

    /** Returns the output for an input; both are plain trees. */
    @Nullable
    Object handle(@Nullable Object input);

    /**
     * Reads the input, handles it and writes the output.
     *
     * @throws InvalidInputException if the input is too large
     * @throws io.podium.lambda.json.JsonException if the input is not JSON
     */
    @Override
    default void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        byte[] bytes = input.readNBytes(MAX_INPUT_BYTES + 1);
        if (bytes.length > MAX_INPUT_BYTES) {
            throw new InvalidInputException("$", "an input has at most " + MAX_INPUT_BYTES + " bytes");
        }
        output.write(Json.write(handle(Json.parse(bytes))).getBytes(StandardCharsets.UTF_8));
    }
}
