package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.local.soak.Sample;
import io.podium.local.soak.Soak;
import io.podium.local.soak.SoakReport;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code podium soak}: loads the embedded stack for long and says whether anything grows. */
@Command(
        name = "soak",
        description =
                "Runs all of Podium in this process, submits tasks at a steady rate over the loopback interface, and"
                        + " measures memory, threads, files and latency every minute. The exit code is 0 only if nothing grew, nothing"
                        + " was left unfinished and no call failed.",
        footer = {"", "Examples:", "  podium soak --minutes 30 --data ~/soak"},
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
    private static final int MOST_MINUTES = 1_440;
    private static final double HIGHEST_RATE = 10_000;

    private final Output output;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long, 1 to 1440. Default: ${DEFAULT-VALUE}.",
            defaultValue = "30")
    private int minutes;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Tasks a second, up to 10,000; 0 looks for the highest rate that is held. Default:"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private double rate;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Where the stack keeps its data.")
    private Path data = Path.of("");

    SoakCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new CommandFailure("--minutes is " + minutes + "; it is from 1 to " + MOST_MINUTES, ExitCode.USAGE);
        }
        if (!(rate >= 0 && rate <= HIGHEST_RATE)) {
            throw new CommandFailure("--rate is " + rate + "; it is from 0 to " + HIGHEST_RATE, ExitCode.USAGE);
        }
        StackOptions options = new StackOptions(
                Home.find().template(),
                0,
                data,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                output::note);
        try (LocalStack stack = LocalStack.start(options)) {
            SoakReport report = soak(stack);
            output.line(Json.write(SoakText.tree(report)));
            return report.isFlat() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private SoakReport soak(LocalStack stack) throws IOException, InterruptedException {
        try (Bar bar = new Bar(output, "minutes", minutes)) {
            Consumer<Sample> listener = sample -> {
                tell(sample);
                bar.step();
            };
            return new Soak(stack.uri(), data, SoakCommand::await, Duration.ofMinutes(1))
                    .run(minutes, rate, listener, output::note);
        }
    }

    private static void await(Duration time) throws InterruptedException {
        // Nobody releases it: this is time that passes under load.
        new Semaphore(0).tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tell(Sample sample) {
        output.note(String.format(
                Locale.ROOT,
                "minute %d: %d completed, %d in flight, heap %d MiB, resident %d MiB, p50 %.0f ms, p99 %.0f ms",
                sample.minute(),
                sample.completed(),
                sample.inFlight(),
                sample.memory().heapBytes() >> 20,
                sample.memory().residentBytes() >> 20,
                sample.response().p50(),
                sample.response().p99()));
    }
}
