package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.local.remote.RemoteAnswer;
import io.podium.local.remote.RemoteApi;
import io.podium.local.remote.RemoteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks an API and writes what it answers, as text or as JSON. */
final class Remote implements AutoCloseable {
    private final RemoteApi api;
    private final URI url;
    private final Output output;
    private final boolean isJson;

    Remote(RemoteApi api, URI url, Output output, boolean isJson) {
        this.api = api;
        this.url = url;
        this.output = output;
        this.isJson = isJson;
    }

    boolean isJson() {
        return isJson;
    }

    /**
     * Returns what the API answers.
     *
     * @throws CommandFailure if it refuses, or cannot be reached
     */
    Map<?, ?> ask(RemoteRequest request) {
        RemoteAnswer answer = answer(request);
        if (!answer.isOk()) {
            throw Refusal.of(url, answer);
        }
        if (answer.body() == null) {
            return Map.of();
        }
        if (!(answer.body() instanceof Map<?, ?> tree)) {
            throw somethingElse();
        }
        return tree;
    }

    private RemoteAnswer answer(RemoteRequest request) {
        try {
            return api.send(request);
        } catch (JsonException e) {
            throw somethingElse();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(
                    url + " cannot be reached: " + words(e) + "\nIs podium local running? Start it by: podium local\n"
                            + "Or name another by --url or PODIUM_URL.",
                    Exit.UNREACHABLE);
        } catch (SdkException e) {
            throw new CommandFailure(
                    "the request cannot be signed: " + e.getMessage()
                            + ". Maybe sign in to AWS, or give a token by --token-file",
                    Exit.REFUSED);
        }
    }

    /** Says of an exception what it says itself, or what it is where that says too little, as an unknown host's name. */
    private static String words(Exception e) {
        return e instanceof ConnectException ? String.valueOf(e.getMessage()) : String.valueOf(e);
    }

    private CommandFailure somethingElse() {
        return new CommandFailure(
                url + " answers something else than Podium would. Maybe --url is wrong.", Exit.REFUSED);
    }

    /** Writes an answer: as it is, or in lines. */
    void tell(Map<?, ?> answer, Function<Map<?, ?>, List<String>> lines) {
        if (isJson) {
            output.line(Json.write(answer));
        } else {
            lines.apply(answer).forEach(output::line);
        }
    }

    /** Writes an answer: as it is, or as names and values. */
    void tell(Map<?, ?> answer) {
        tell(answer, TreeText::lines);
    }

    /** Writes a line to whoever looks at text. */
    void say(String line) {
        if (!isJson) {
            output.line(line);
        }
    }

    /** Writes a line beside the answer. */
    void note(String line) {
        output.note(line);
    }

    @Override
    public void close() {
        api.close();
    }
}
