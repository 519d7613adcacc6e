package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.local.torture.SeedResult;
import io.podium.local.torture.Torture;
import io.podium.local.torture.TortureReport;
import io.podium.local.torture.port.Parts;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium torture}: plays worlds full of faults and looks for one in which an invariant breaks. */
@Command(
        name = "torture",
        description =
                "Plays worlds in which everything goes wrong that may: the functions and the state machine as deployed,"
                        + " in virtual time, over stores and queues that fail, lag and repeat. All that happens in a world follows"
                        + " from its seed. The exit code is 0 only if no invariant was broken in any.",
        footer = {"", "Examples:", "  podium torture --seeds 1..200", "  podium torture --seeds 17 --trace 200"},
        mixinStandardHelpOptions = true)
final class TortureCommand implements Callable<Integer> {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,15})(?:\\.\\.([0-9]{1,15}))?");
    private static final long MOST_STEPS = 1_000_000;
    private static final int MOST_WORKERS = 64;

    private final Output output;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            required = true,
            description = "The seeds, both ends included, or one.")
    private String seeds = "";

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "For how many steps faults strike in each world, 1 to 1,000,000. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3000")
    private long steps;

    @Option(
            names = "--trace",
            paramLabel = "N",
            description = "How many of the last events of a world that failed are shown, 1 to 1,000,000."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "60")
    private int trace;

    @Option(names = "--workers", paramLabel = "N", description = "Worlds at a time, 1 to 64. Default: one a processor.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    /** How the result is shown. */
    enum Format {
        text,
        json
    }

    TortureCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Matcher range = RANGE.matcher(seeds);
        if (!range.matches()) {
            throw new CommandFailure("--seeds is " + seeds + "; a range is expected, as in 1..200", ExitCode.USAGE);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
        require(from <= to, "--seeds is " + seeds + "; the first is not after the last");
        require(steps >= 1 && steps <= MOST_STEPS, "--steps is " + steps + "; it is from 1 to " + MOST_STEPS);
        require(
                workers >= 1 && workers <= MOST_WORKERS,
                "--workers is " + workers + "; it is from 1 to " + MOST_WORKERS);
        require(trace >= 1 && trace <= MOST_STEPS, "--trace is " + trace + "; it is from 1 to " + MOST_STEPS);
        TortureReport report;
        try (Bar bar = new Bar(output, "worlds", to - from + 1)) {
            Consumer<SeedResult> listener = result -> {
                tell(result);
                bar.step();
            };
            report = new Torture(Home.find().template(), workers, () -> Parts.SOUND, listener, trace)
                    .run(from, to, steps, false);
        }
        if (format == Format.json) {
            output.line(Json.write(TortureText.tree(report)));
        } else {
            TortureText.summary(report).forEach(output::line);
        }
        return report.failures().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new CommandFailure(rule, ExitCode.USAGE);
        }
    }

    private void tell(SeedResult result) {
        if (result.broken() != null && format == Format.text) {
            TortureText.failure(result, steps).forEach(output::line);
        }
    }
}
