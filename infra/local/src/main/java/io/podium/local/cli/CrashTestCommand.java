package io.podium.local.cli;

import io.podium.local.crash.CrashReport;
import io.podium.local.crash.KillRounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium crash-test}: kills a stack in the middle of load, again and again. */
@Command(
        name = "crash-test",
        description =
                "Starts a stack in another process, loads it, kills it at a random moment as kill -9 does, and starts it"
                        + " again on the same data; after each restart all that was accepted must end, each once, and nothing may be"
                        + " held. The exit code is 0 only if every promise was kept.",
        footer = {"", "Examples:", "  podium crash-test --kills 5 --data ~/crashes"},
        mixinStandardHelpOptions = true)
final class CrashTestCommand implements Callable<Integer> {
    private static final int MOST_KILLS = 10_000;

    private final Output output;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "How often, 1 to 10,000. Default: ${DEFAULT-VALUE}.",
            defaultValue = "50")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Draws the moments of the kills. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Where the stack keeps its data; a new directory. Its errors go to stack.log beside it.")
    private Path data = Path.of("");

    CrashTestCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (kills < 1 || kills > MOST_KILLS) {
            throw new CommandFailure("--kills is " + kills + "; it is from 1 to " + MOST_KILLS, ExitCode.USAGE);
        }
        if (Files.exists(data)) {
            throw new CommandFailure(
                    "--data is " + data + ", which exists. Maybe name a new directory.", ExitCode.USAGE);
        }
        Path home =
                Objects.requireNonNull(Home.find().template().toAbsolutePath().getParent());
        CrashReport report = new KillRounds(Podium.class.getName(), home, data, seed).run(kills, output::note);
        output.line(String.format(
                Locale.ROOT,
                "%d kills, %d tasks accepted, %d open when it was killed, %.0f s, %d promises broken",
                report.kills(),
                report.accepted(),
                report.openAtKills(),
                report.seconds(),
                report.broken().size()));
        report.broken().forEach(output::line);
        return report.broken().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
