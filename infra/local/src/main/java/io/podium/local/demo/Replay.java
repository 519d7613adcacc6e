package io.podium.local.demo;

import io.podium.domain.meter.MeterReading;
import io.podium.domain.usecase.Sources;
import io.podium.lambda.json.Tree;
import io.podium.local.queue.Queues;
import io.podium.local.report.Progress;
import io.podium.local.report.ReplayReport;
import io.podium.local.stack.LocalStack;
import io.podium.local.trace.Arrival;
import io.podium.local.trace.Trace;
import io.podium.local.worker.ApiClient;
import io.podium.local.worker.Executions;
import io.podium.local.worker.FailureRule;
import io.podium.local.worker.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Replays a trace through a stack: submits its tasks, lets simulated workers run them, watches, and reports. */
public final class Replay {
    private static final Duration TURN = Duration.ofMillis(200);
    private static final Duration CENSUS_EVERY = Duration.ofSeconds(3);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);

    private final LocalStack.Running stack;
    private final ApiClient api;
    private final Options options;
    private final Executions executions = new Executions();
    private final Census census;
    private final Submitter submitter;
    private final Watch watch;
    private final Instant start;
    private final int endedBefore;

    /**
     * What to replay.
     *
     * @param trace the trace
     * @param directory the files of the pools and services
     * @param data where the beginning of the trace is kept, so that a replay that was cut off goes on; or null
     * @param failures which attempts fail
     */
    public record Options(
            Trace trace, Path directory, @Nullable Path data, FailureRule failures) {}

    private Replay(LocalStack.Running stack, ApiClient api, Options options, DemoFiles files) throws IOException {
        this.stack = stack;
        this.api = api;
        this.options = options;
        this.start =
                ReplayStart.of(options.data(), options.trace(), stack.clock().instant());
        this.census = new Census(stack.stores().tasks());
        TaskBodies bodies = new TaskBodies(options.trace(), start);
        this.endedBefore = census.ended(bodies.keys(options.trace()));
        this.submitter = new Submitter(api, stack.timer(), bodies);
        this.watch = new Watch(
                stack.stores().ledgers(),
                stack.stores().pools().findAll(files.pools().keySet()).values().stream()
                        .flatMap(pool -> Sources.shardsOf(pool).stream())
                        .toList());
    }

    /**
     * Replays a trace and waits until every task that was accepted has ended, or until nothing has happened for too long.
     *
     * @param progress is told every now and then how far it has come
     * @throws ReplayException if it cannot go on
     */
    public static ReplayReport run(LocalStack stack, Options options, Consumer<Progress> progress)
            throws IOException, InterruptedException {
        LocalStack.Running running = stack.running();
        ApiClient api = new ApiClient(stack.uri());
        DemoFiles files = DemoFiles.read(options.directory(), options.trace());
        Queues queues = new Queues(running.workerQueues(), running.clock().speed());
        List<Tree> services = new Registration(api, queues).run(files);
        // The trace begins when all is ready for its first task.
        return new Replay(running, api, options, files).run(services, progress);
    }

    private ReplayReport run(List<Tree> services, Consumer<Progress> progress)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        MeterReading before = stack.meter().read();
        WorkerPool.Surroundings surroundings = new WorkerPool.Surroundings(
                api,
                stack.timer(),
                stack.workerQueues(),
                String.valueOf(stack.queueUrls().get("CompletionQueue")),
                stack.log());
        try (WorkerPool workers = new WorkerPool(surroundings, options.failures(), executions)) {
            workers.start(services);
            CompletableFuture<Void> submission = CompletableFuture.runAsync(this::submit, Replay::background);
            follow(submission, progress);
            settle();
        }
        MeterReading counted = stack.meter().read().minus(before);
        Duration real = Duration.ofNanos(System.nanoTime() - begun);
        Duration virtual = Duration.between(start, stack.clock().instant());
        ReplayReport.Run outline = new ReplayReport.Run(
                options.trace().name(),
                options.trace().arrivals().size(),
                options.trace().workSeconds(),
                stack.clock().speed(),
                virtual.toMillis() / 1_000.0,
                real.toMillis() / 1_000.0,
                executions.attempts(),
                executions.yields());
        return new Conclusion(api, census, watch, executions).report(outline, submitter.accepted(), counted);
    }

    private static void background(Runnable task) {
        Thread thread = new Thread(task, "submitter");
        thread.setDaemon(true);
        thread.start();
    }

    private void submit() {
        try {
            submitter.run(options.trace());
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void follow(CompletableFuture<Void> submission, Consumer<Progress> progress) throws InterruptedException {
        Stall stall = new Stall(stack.clock(), longest());
        long nextCensus = 0;
        while (!(stall.isOver(events()) && submission.isDone())) {
            watch.look();
            progress.accept(progress());
            boolean submitted = submission.isDone();
            if (submission.isCompletedExceptionally()) {
                submission.join();
            }
            boolean maybeAll =
                    executions.successes() >= options.trace().arrivals().size();
            if (submitted && (maybeAll || System.nanoTime() > nextCensus)) {
                if (census.take(submitter.accepted()) == 0) {
                    break;
                }
                nextCensus = System.nanoTime() + CENSUS_EVERY.toNanos();
            }
            pause();
        }
        census.take(submitter.accepted());
        progress.accept(progress());
    }

    /** Returns a number that changes whenever something happens. */
    private long events() {
        return submitter.accepted().size()
                + executions.attempts()
                + executions.successes()
                + executions.interruptions();
    }

    private double longest() {
        return options.trace().arrivals().stream()
                .mapToDouble(Arrival::duration)
                .max()
                .orElse(0);
    }

    private Progress progress() {
        long ended = executions.successes() + executions.interruptions();
        return new Progress(
                submitter.accepted().size(),
                endedBefore + (int) executions.successes(),
                options.trace().arrivals().size(),
                (int) Math.max(0, executions.attempts() - ended),
                Duration.between(start, stack.clock().instant()));
    }

    /** What the last task held is given back a moment after the task has ended. */
    private void settle() throws InterruptedException {
        long limit = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (!watch.held().isEmpty() && System.nanoTime() < limit) {
            pause();
        }
    }

    private void pause() throws InterruptedException {
        double virtual = TURN.toNanos() * stack.clock().speed();
        stack.timer().pause(Duration.ofNanos((long) virtual));
    }
}
