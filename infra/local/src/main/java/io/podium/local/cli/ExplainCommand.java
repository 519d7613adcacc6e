package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.local.worker.ApiClient;
import io.podium.local.worker.ApiClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podium explain}: why a task stands where it stands. */
@Command(
        name = "explain",
        description = "Says why a task waits, what goes first, and when it is thought to start.",
        footer = {
            "",
            "Exits with 0 for an answer, 2 if an option is wrong, 3 if there is no such task, 4 if the API refuses, 5 if it",
            "cannot be reached."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    static final int UNKNOWN_TASK = 3;
    static final int REFUSED = 4;
    static final int UNREACHABLE = 5;

    private final Output output;

    @Parameters(index = "0", paramLabel = "TASK", description = "The task's id.")
    private String task = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the API is. Default: ${DEFAULT-VALUE}.",
            defaultValue = "http://127.0.0.1:8080")
    private URI url = URI.create("");

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Whose task it is, for an API without sign-in.")
    private @Nullable String tenant;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    /** How the answer is written. */
    enum Format {
        json,
        text
    }

    ExplainCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws InterruptedException {
        Answer answer = ask();
        if (answer.status() == 404) {
            throw new CommandFailure("there is no task " + task + " at " + url, UNKNOWN_TASK);
        }
        if (!answer.isOk() || !(answer.body() instanceof Map<?, ?> explanation)) {
            throw new CommandFailure(url + " answers " + answer.status() + ": " + Json.write(answer.body()), REFUSED);
        }
        switch (format) {
            case json -> output.line(Json.write(explanation));
            case text -> ExplanationText.lines(explanation).forEach(output::line);
        }
        return ExitCode.OK;
    }

    private Answer ask() throws InterruptedException {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new CommandFailure("--url is " + url + "; it begins with http:// or https://", ExitCode.USAGE);
        }
        String path =
                "/tasks/" + URLEncoder.encode(task, StandardCharsets.UTF_8).replace("+", "%20") + "/explain";
        try {
            return new ApiClient(url).call("GET", path, tenant, null);
        } catch (JsonException e) {
            throw new CommandFailure(url + " answers something else than JSON. Maybe it is not Podium.", REFUSED);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "--url is " + url + ", which no request can be sent to: " + e.getMessage(), ExitCode.USAGE);
        } catch (IOException e) {
            throw new CommandFailure(
                    url + " cannot be reached: " + e + ". Maybe start it: podium local --port 8080", UNREACHABLE);
        }
    }
}
