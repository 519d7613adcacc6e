package io.podium.local.cli;

import io.podium.domain.InvalidInputException;
import io.podium.domain.optimization.LpResult;
import io.podium.domain.optimization.SolveLimits;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.optimizer.highs.HighsLibrary;
import io.podium.optimizer.mps.GivenProgram;
import io.podium.optimizer.mps.MpsException;
import io.podium.optimizer.raw.RawAnswer;
import io.podium.optimizer.raw.RawProgram;
import io.podium.optimizer.raw.RawStatus;
import io.podium.optimizer.solver.Solvers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podium solve}: one linear program from a file. */
@Command(
        name = "solve",
        description =
                "Solves a linear program: JSON {sense, c, A, b, relations?, bounds?}, or MPS in free or fixed form.",
        footer = {
            "",
            "Exits with 0 for an optimum, 2 if the file or an option is wrong, 3 if the program is infeasible, 4 if it is",
            "unbounded, 5 at a limit of time, iterations or memory, 6 at numerical trouble, 7 if the engine is not here.",
            "Examples:",
            "  podium solve program.json",
            "  podium solve afiro.mps --format text"
        },
        mixinStandardHelpOptions = true)
final class SolveCommand implements Callable<Integer> {
    private static final int MAX_ITERATIONS = 100_000_000;

    private final Output output;
    private final Solvers solvers;

    @Parameters(index = "0", paramLabel = "FILE", description = "The program.")
    private Path file = Path.of("");

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "auto, commons-math or ortools. Default: ${DEFAULT-VALUE}, which chooses by size.",
            defaultValue = Solvers.AUTO)
    private String engine = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json or text. Default: ${DEFAULT-VALUE}.",
            defaultValue = "json")
    private Format format = Format.json;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "Longest time to solve. Default: ${DEFAULT-VALUE}.",
            defaultValue = "600")
    private double timeLimit;

    @Option(
            names = "--memory-limit",
            paramLabel = "MIB",
            description = "Most memory of a solve, as estimated before. Default: ${DEFAULT-VALUE}.",
            defaultValue = "8192")
    private long memoryLimit;

    /** How the answer is written. */
    enum Format {
        json,
        text
    }

    /** @param library loads the native library where it is needed */
    SolveCommand(Output output, Supplier<HighsLibrary> library) {
        this.output = output;
        this.solvers = new Solvers(library, output::note);
    }

    @Override
    public Integer call() {
        if (!solvers.names().contains(engine)) {
            throw wrong("--engine is one of " + String.join(", ", solvers.names()) + ", not " + engine);
        }
        RawAnswer answer = RawAnswer.of(program(), solvers.named(engine), limits());
        switch (format) {
            case json -> output.line(Json.write(answer.tree()));
            case text -> SolveText.lines(answer).forEach(output::line);
        }
        if (!(answer.result() instanceof LpResult.Optimal)) {
            output.note("podium: " + answer.result().words());
        }
        return exitCode(answer.status());
    }

    private SolveLimits limits() {
        try {
            return new SolveLimits(MAX_ITERATIONS, Duration.ofNanos((long) (timeLimit * 1e9)), memoryLimit << 20);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private GivenProgram program() {
        try {
            return RawProgram.of(Files.readString(file));
        } catch (IOException e) {
            throw wrong(file + " cannot be read as text: " + e);
        } catch (InvalidInputException e) {
            throw wrong(e.violations().stream()
                    .map(violation -> file + ": " + violation.field() + ": " + violation.rule())
                    .collect(Collectors.joining("\n        ")));
        } catch (JsonException | MpsException e) {
            throw wrong(file + ": " + e.getMessage());
        }
    }

    private static CommandFailure wrong(String message) {
        return new CommandFailure(message, ExitCode.USAGE);
    }

    private static int exitCode(RawStatus status) {
        return switch (status) {
            case OPTIMAL -> 0;
            case INFEASIBLE -> 3;
            case UNBOUNDED -> 4;
            case TIME_LIMIT, ITERATION_LIMIT, MEMORY_LIMIT -> 5;
            case NUMERICAL_TROUBLE -> 6;
            case ENGINE_UNAVAILABLE -> 7;
        };
    }
}
