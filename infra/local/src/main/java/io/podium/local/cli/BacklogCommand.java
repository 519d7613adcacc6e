package io.podium.local.cli;

import io.podium.domain.store.InMemoryItemStore;
import io.podium.local.benchmark.BacklogStep;
import io.podium.local.store.H2Database;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium backlog}: what a scheduling step reads while many tasks wait. */
@Command(
        name = "backlog",
        description = "Measures what one scheduling step reads and takes while a thousand, ten thousand and more tasks"
                + " wait. In memory a million tasks need some 4 GB: JAVA_TOOL_OPTIONS=-Xmx6g.",
        footer = {"", "Examples:", "  podium backlog --tasks 10000"},
        mixinStandardHelpOptions = true)
final class BacklogCommand implements Callable<Integer> {
    private static final int SMALLEST = 1_000;
    private static final int LARGEST = 10_000_000;

    private final Output output;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "The longest backlog, 1,000 to 10,000,000. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1000000")
    private int tasks;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "memory or h2. Default: ${DEFAULT-VALUE}.",
            defaultValue = "memory")
    private Store store = Store.memory;

    /** What keeps the tasks. */
    enum Store {
        memory,
        h2
    }

    BacklogCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        if (tasks < SMALLEST || tasks > LARGEST) {
            throw new CommandFailure(
                    "--tasks is " + tasks + "; it is from " + SMALLEST + " to " + LARGEST, ExitCode.USAGE);
        }
        switch (store) {
            case memory -> measure(new BacklogStep(new InMemoryItemStore(), Clock.systemUTC()));
            case h2 -> {
                try (H2Database database = H2Database.inMemory()) {
                    measure(new BacklogStep(database.store("backlog"), Clock.systemUTC()));
                }
            }
        }
        return ExitCode.OK;
    }

    private void measure(BacklogStep step) {
        output.line("Tasks waiting     placed      calls  index queries   read units         ms");
        for (long backlog = SMALLEST; backlog <= tasks; backlog *= 10) {
            BacklogStep.Taken taken = step.at((int) backlog);
            output.line(String.format(
                    Locale.ROOT,
                    "%,13d %10d %10d %14d %12.1f %10.1f",
                    taken.backlog(),
                    taken.placed(),
                    taken.calls(),
                    taken.indexQueries(),
                    taken.readUnits(),
                    taken.millis()));
        }
    }
}
