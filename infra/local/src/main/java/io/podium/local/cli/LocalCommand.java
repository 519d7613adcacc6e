package io.podium.local.cli;

import io.podium.local.stack.LocalStack;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium local}: serves the API. */
@Command(
        name = "local",
        description = "Runs all of Podium in this process and serves its API on the loopback interface.",
        footer = {"", "Examples:", "  podium local --data ~/podium-data"},
        mixinStandardHelpOptions = true)
final class LocalCommand implements Callable<Integer> {
    private final Output output;
    private final Map<String, String> environment;

    @Option(names = "--port", paramLabel = "N", description = "The API's port; 0 for any.", defaultValue = "8080")
    private int port;

    @Option(names = "--speed", paramLabel = "X", description = "Virtual seconds in a real second.", defaultValue = "1")
    private double speed;

    @Mixin
    private StackArguments arguments = new StackArguments();

    LocalCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        LocalStack stack = LocalStack.start(arguments.options(Home.find(), port, speed, output, environment));
        Serving.untilStopped(stack, output);
        return ExitCode.OK;
    }
}
