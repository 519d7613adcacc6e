package io.podium.local.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line {@code podium}. */
@Command(
        name = "podium",
        description = "Asks a Podium that runs, or runs all of it in one process and replays workloads through it.",
        footer = {
            "",
            "Examples:",
            "  podium local",
            "  podium task submit --type report --id r1",
            "  podium explain r1",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no such thing, 4 refused, 5 not reached or not able to answer now,",
            "6 not in time. The codes from 3 of solve are its own."
        },
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

    /** Runs a command and returns its exit code: 0 for success, 1 for failure, 2 for bad usage, else see {@link Exit}. */
    static int run(Output output, Map<String, String> environment, String... arguments) {
        // The queues bring a logging interface without a logger, which says so; and replies should not be held back.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Commands commands = new Commands(output, environment);
        return commands.lineFor(arguments)
                .setOut(output.outWriter())
                .setErr(output.errWriter())
                .setParameterExceptionHandler((exception, given) -> misuse(exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> failure(output, exception))
                .execute(arguments);
    }

    /** Says what is wrong with the arguments, and where to look: the whole usage only where a command is missing. */
    private static int misuse(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("podium: " + exception.getMessage());
        String name = command.getCommandSpec().qualifiedName();
        if (command.getSubcommands().isEmpty() || exception instanceof UnmatchedArgumentException) {
            UnmatchedArgumentException.printSuggestions(exception, err);
            err.println("Maybe see: " + name + " --help");
        } else {
            command.usage(err);
        }
        return ExitCode.USAGE;
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
        return ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
