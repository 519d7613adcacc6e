package io.podium.local.cli;

import io.podium.optimizer.highs.HighsLibrary;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code podium}. */
@Command(
        name = "podium",
        description = "Runs all of Podium in one process, and replays workloads through it.",
        mixinStandardHelpOptions = true,
        versionProvider = Podium.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Podium implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Reads the version from the archive that the program was packaged in. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Podium.class.getPackage().getImplementationVersion();
            return new String[] {"podium " + (version == null ? "unpackaged" : version)};
        }
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(Output.console(), System.getenv(), arguments));
    }

    /** Runs a command and returns its exit code: 0 for success, 1 for failure, 2 for bad usage. */
    static int run(Output output, Map<String, String> environment, String... arguments) {
        // The queues bring a logging interface without a logger, which says so; and replies should not be held back.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return new CommandLine(new Podium())
                .addSubcommand(new LocalCommand(output, environment))
                .addSubcommand(new DemoCommand(output, environment))
                .addSubcommand(new ConsoleCommand(output, environment))
                .addSubcommand(new WorkloadCommand(output))
                .addSubcommand(new SimulateCommand(output))
                .addSubcommand(new CompareCommand(output))
                .addSubcommand(new PlanReplayCommand(output))
                .addSubcommand(new CostCommand(output))
                .addSubcommand(new ExplainCommand(output))
                .addSubcommand(new BacklogCommand(output))
                .addSubcommand(new TortureCommand(output))
                .addSubcommand(new SoakCommand(output))
                .addSubcommand(new CrashTestCommand(output))
                .addSubcommand(new SolveCommand(output, HighsLibrary::load))
                .addSubcommand(new BenchmarkCommand(output, HighsLibrary::load))
                .setOut(output.outWriter())
                .setErr(output.errWriter())
                .setExecutionExceptionHandler((exception, command, parsed) -> failure(output, exception))
                .execute(arguments);
    }

    private static int failure(Output output, Exception exception) {
        if (exception instanceof CommandFailure failure) {
            output.note("podium: " + failure.getMessage());
            return failure.exitCode();
        }
        output.note("podium: " + exception.getMessage());
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            causes.append("  ").append(cause).append('\n');
        }
        output.note(causes.toString().stripTrailing());
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
