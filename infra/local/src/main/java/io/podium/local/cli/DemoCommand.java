package io.podium.local.cli;

import io.podium.lambda.json.Json;
import io.podium.local.demo.PastReader;
import io.podium.local.demo.Replay;
import io.podium.local.report.Chronicle;
import io.podium.local.report.Progress;
import io.podium.local.report.ReplayPage;
import io.podium.local.report.ReplayReport;
import io.podium.local.report.TextReport;
import io.podium.local.stack.LocalStack;
import io.podium.local.trace.Trace;
import io.podium.local.trace.TraceException;
import io.podium.local.trace.TraceReader;
import io.podium.local.worker.FailureRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium demo}: replays a trace through the whole stack, and reports. */
@Command(
        name = "demo",
        description = "Replays a trace through all of Podium, faster than real time, and reports.",
        footer = {
            "",
            "Exits with 0 if every task has ended and every invariant held, with 1 if not, with 2 if the trace or an option",
            "is wrong.",
            "Examples:",
            "  podium demo",
            "  podium demo --trace workload.csv --report demo.html --serve"
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int SERVING_PORT = 8_080;

    private final Output output;
    private final Map<String, String> environment;
    private long lastLine;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "CSV with arrival_s and duration_s. Without it, events/workload.csv.")
    private @Nullable Path file;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Virtual seconds in a real second. Default: ${DEFAULT-VALUE}.",
            defaultValue = "30")
    private double speed;

    @Option(names = "--serve", description = "Go on serving the API afterwards.")
    private boolean serve;

    @Option(names = "--port", paramLabel = "N", description = "The API's port. Default: 8080 with --serve, else any.")
    private @Nullable Integer port;

    @Option(
            names = "--failure-rate",
            paramLabel = "P",
            description = "The share of attempts that fail. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private double failureRate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Draws which attempts fail. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The report's format, text or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format = Format.text;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a page of HTML about plans, costs, prices, waits and slots over time.")
    private @Nullable Path page;

    @Mixin
    private StackArguments arguments = new StackArguments();

    /** How the report is written. */
    enum Format {
        text,
        json
    }

    DemoCommand(Output output, Map<String, String> environment) {
        this.output = output;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        Trace trace = read(file == null ? home.workload() : file);
        FailureRule failures = failures();
        int wanted = port != null ? port : serve ? SERVING_PORT : 0;
        LocalStack stack = LocalStack.start(arguments.options(home, wanted, speed, output, environment));
        try {
            ReplayReport report =
                    Replay.run(stack, new Replay.Options(trace, home.demo(), arguments.data(), failures), this::show);
            print(report);
            writePage(report, stack);
            if (serve) {
                Serving.untilStopped(stack, output);
            }
            return report.checks().hold() ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            stack.close();
        }
    }

    private Trace read(Path path) {
        try {
            Trace trace = TraceReader.read(path);
            if (!trace.wasSorted()) {
                output.note("podium: the arrivals of " + trace.name() + " were not in order and were sorted");
            }
            return trace;
        } catch (TraceException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + path, ExitCode.USAGE);
        } catch (IOException e) {
            throw new CommandFailure("the trace cannot be read: " + e, ExitCode.USAGE);
        }
    }

    private FailureRule failures() {
        try {
            return new FailureRule(failureRate, seed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    private void show(Progress progress) {
        if (output.isTerminal() && format == Format.text) {
            output.bar(progress.bar());
        } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            if (format == Format.text) {
                output.line(progress.text());
            } else {
                output.note(progress.text());
            }
        }
    }

    private void writePage(ReplayReport report, LocalStack stack) throws IOException, InterruptedException {
        if (page == null) {
            return;
        }
        Instant end = stack.running().clock().instant();
        Instant begin = end.minusMillis((long) (report.run().virtualSeconds() * 1_000));
        Chronicle chronicle = new PastReader(stack.uri()).read(begin, end);
        try {
            Files.writeString(page, new ReplayPage(report, chronicle).html());
        } catch (IOException e) {
            throw new CommandFailure("the page cannot be written: " + e, ExitCode.USAGE);
        }
        output.note("Page: " + page.toAbsolutePath().normalize());
    }

    private void print(ReplayReport report) {
        if (format == Format.json) {
            output.line(Json.write(report.tree()));
        } else {
            output.line("");
            TextReport.lines(report).forEach(output::line);
        }
    }
}
