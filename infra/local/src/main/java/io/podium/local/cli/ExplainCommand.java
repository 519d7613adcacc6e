package io.podium.local.cli;

import io.podium.local.remote.RemoteRequest;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code podium explain}: why a task stands where it stands. */
@Command(
        name = "explain",
        description = "Says why a task waits, what goes first, and when it is thought to start.",
        footer = {
            "",
            "Exits with 0 for an answer, 2 if an option is wrong, 3 if there is no such task, 4 if the API refuses, 5 if it",
            "cannot be reached.",
            "Examples:",
            "  podium explain r1"
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Output output;
    private final Map<String, String> environment;

    @Parameters(index = "0", paramLabel = "TASK", description = "The task's id.")
    private String task = "";

    @Mixin
    private RemoteArguments arguments = new RemoteArguments();

    ExplainCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Remote remote = arguments.remote(output, environment)) {
            remote.tell(remote.ask(RemoteRequest.get(TaskCommand.TASKS, task, "explain")), ExplanationText::lines);
        }
        return ExitCode.OK;
    }
}
