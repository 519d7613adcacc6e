package io.podium.local.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code podium completion}: what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = "Writes a script by which bash or zsh completes commands and options.",
        footer = {"", "Examples:", "  source <(podium completion)", "  podium completion >> ~/.bash_completion"},
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Output output;
    private final Supplier<CommandLine> whole;

    /** @param whole makes the command line with all its commands */
    CompletionCommand(Output output, Supplier<CommandLine> whole) {
        this.output = output;
        this.whole = whole;
    }

    @Override
    public Integer call() {
        output.line(AutoComplete.bash("podium", whole.get()).stripTrailing());
        return ExitCode.OK;
    }
}
