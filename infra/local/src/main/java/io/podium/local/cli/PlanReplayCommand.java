package io.podium.local.cli;

import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.SolveLimits;
import io.podium.lambda.json.Json;
import io.podium.local.planning.PlanReplay;
import io.podium.local.planning.PlanReplayResult;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceException;
import io.podium.local.trace.TraceReader;
import io.podium.optimizer.engine.CommonsMathLpSolver;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium plan-replay}: what the planning loop costs on a trace, against a fixed number of slots. */
@Command(
        name = "plan-replay",
        description = "Replays a trace in virtual time under the planning loop, and compares its cost with the fewest"
                + " fixed slots that reach the same p99 wait.",
        footer = {
            "",
            "Exits with 2 if the trace or an option is wrong.",
            "Examples:",
            "  podium plan-replay --trace workload.csv",
            "  podium plan-replay --trace workload.csv --target 1 --start 30 --explain"
        },
        mixinStandardHelpOptions = true)
final class PlanReplayCommand implements Callable<Integer> {
    private static final double MOST_SECONDS = 86_400;
    private static final int MOST_SLOTS = 100_000;

    private final Output output;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            required = true,
            description = "CSV with a header arrival_s,duration_s.")
    private Path file = Path.of("");

    @Option(
            names = "--target",
            paramLabel = "SECONDS",
            description = "The mean wait that the loop aims for. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private double target;

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            description = "The time in which a backlog is to be worked off. Default: ${DEFAULT-VALUE}.",
            defaultValue = "15")
    private double drain;

    @Option(
            names = "--max",
            paramLabel = "N",
            description = "The most slots that it may use. Default: ${DEFAULT-VALUE}.",
            defaultValue = "64")
    private int most;

    @Option(
            names = "--between",
            paramLabel = "SECONDS",
            description = "How soon after a plan tasks that wait bring about another. Default: ${DEFAULT-VALUE}.",
            defaultValue = "15")
    private double between;

    @Option(
            names = "--start",
            paramLabel = "SECONDS",
            description = "How long an instance takes from the plan that adds it until it runs tasks. It is paid for"
                    + " meanwhile. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private double start;

    @Option(names = "--explain", description = "Also tells the largest plan and its reasons. Text only.")
    private boolean explain;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json or text. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    /** How the figures are written. */
    enum Format {
        json,
        text
    }

    PlanReplayCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        require(target > 0 && target <= MOST_SECONDS, "--target is above 0 and at most 86400 s", target);
        require(drain >= 1 && drain <= MOST_SECONDS, "--drain is from 1 to 86400 s", drain);
        require(most >= 1 && most <= MOST_SLOTS, "--max is from 1 to 100000", most);
        require(between >= 1, "--between is at least 1 s", between);
        require(start >= 0 && start <= MOST_SECONDS, "--start is from 0 to 86400 s", start);
        OptimizerSettings settings = OptimizerSettings.DEFAULT
                .withTargetWaitSeconds(target)
                .withDrainHorizon(Duration.ofMillis(Math.round(drain * 1_000)));
        PlanningCycle cycle = new PlanningCycle(new CommonsMathLpSolver(), SolveLimits.SMALL);
        PlanReplay replay = new PlanReplay(cycle, settings, most, between, start);
        PlanReplayResult result = replay.run(trace());
        if (format == Format.json) {
            output.line(Json.write(result.tree()));
        } else {
            result.lines().forEach(output::line);
            if (explain) {
                replay.largestPlan().ifPresent(this::tell);
            }
        }
        return ExitCode.OK;
    }

    private void tell(Plan plan) {
        output.line("");
        output.line(String.format(
                Locale.ROOT,
                "The largest plan, of %s into the trace, %.4f USD/h:",
                Duration.between(PlanReplay.BEGIN, plan.createdAt())
                        .toString()
                        .substring(2)
                        .toLowerCase(Locale.ROOT),
                plan.costPerHour()));
        plan.reasons().forEach(reason -> output.line("  " + reason));
    }

    private static void require(boolean holds, String rule, @Nullable Object value) {
        if (!holds) {
            throw new CommandFailure(rule + ": " + value, ExitCode.USAGE);
        }
    }

    private Trace trace() {
        try {
            return TraceReader.read(file);
        } catch (TraceException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, ExitCode.USAGE);
        } catch (IOException e) {
            throw new CommandFailure("the trace cannot be read: " + e, ExitCode.USAGE);
        }
    }
}
