package io.podium.local.cli;

import io.podium.domain.simulation.Backfill;
import io.podium.domain.simulation.SimulationRules;
import io.podium.local.simulation.SimulatedTrace;
import io.podium.local.trace.TraceException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every command has which simulates a trace. */
final class SimulationArguments {
    @Option(
            names = "--trace",
            paramLabel = "FILE",
            required = true,
            description = "CSV with arrival_s and duration_s, or Standard Workload Format (.swf, .swf.gz).")
    private Path file = Path.of("");

    @Option(names = "--servers", paramLabel = "N", required = true, description = "How many servers there are.")
    private int servers;

    @Option(
            names = "--aging",
            paramLabel = "A",
            description = "Priority that a waiting task gains in a second under dps. Default: ${DEFAULT-VALUE}, as in a"
                    + " pool.",
            defaultValue = "0.01")
    private double aging;

    @Option(
            names = "--backfill",
            paramLabel = "KIND",
            description = "Whether tasks may overtake the first one while it waits for servers: none or easy. Default:"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "none")
    private String backfill = "none";

    @Option(
            names = "--margin",
            paramLabel = "SECONDS",
            description = "A task preempts one that has more left by more than this. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private double margin;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "The same seed gives the same order under random, and among tenants that have the same. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Mixin
    private TenantArguments tenants = new TenantArguments();

    long seed() {
        return seed;
    }

    /**
     * Returns the rules of a run.
     *
     * @throws CommandFailure if a value is none that can be
     */
    SimulationRules rules(String policy) {
        try {
            return new SimulationRules(servers, policy, aging, backfill(), margin, tenants.sharing());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    /**
     * Reads the trace, and says on standard error what should be known of it.
     *
     * @throws CommandFailure if it cannot be simulated
     */
    SimulatedTrace trace(Output output) {
        try {
            SimulatedTrace trace = SimulatedTrace.read(file, servers);
            trace.notes().forEach(note -> output.note("podium: " + trace.name() + ": " + note));
            return trace;
        } catch (TraceException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, ExitCode.USAGE);
        } catch (IOException e) {
            throw new CommandFailure("the trace cannot be read: " + e, ExitCode.USAGE);
        }
    }

    private Backfill backfill() {
        return switch (backfill) {
            case "none" -> Backfill.NONE;
            case "easy" -> Backfill.EASY;
            default -> throw new IllegalArgumentException("--backfill is " + backfill + "; it is none or easy");
        };
    }
}
