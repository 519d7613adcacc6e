package io.podium.worker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends reports, all that are at hand in one request, again and again until each was taken, was refused, or its lease has run
 * out. A report that arrives twice counts once.
 */
final class Reports implements Runnable {
    private static final Logger LOG = System.getLogger("io.podium.worker");

    private static final int MOST = 100;

    /** A request may have 1 MiB. */
    private static final int MOST_BYTES = 900_000;

    private final Api api;
    private final Backoff backoff;
    private final Consumer<Held> ended;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Report> waiting = new LinkedBlockingQueue<>();

    /** @param ended told of each task whose report is over */
    Reports(Api api, Backoff backoff, Consumer<Held> ended) {
        this.api = api;
        this.backoff = backoff;
        this.ended = ended;
    }

    void add(Report report) {
        waiting.add(report);
    }

    private void await(Duration pause) throws InterruptedException {
        if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("closed while reports were to be sent again");
        }
    }

    @Override
    public void run() {
        try {
            List<Report> batch = new ArrayList<>();
            while (closed.getCount() > 0) {
                if (batch.isEmpty()) {
                    batch.add(waiting.take());
                }
                fill(batch);
                batch = send(batch);
                if (!batch.isEmpty()) {
                    await(backoff.next());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill(List<Report> batch) {
        int bytes = batch.stream().mapToInt(Report::bytes).sum();
        Report next = waiting.peek();
        while (next != null && batch.size() < MOST && bytes + next.bytes() <= MOST_BYTES) {
            batch.add(waiting.remove());
            bytes += next.bytes();
            next = waiting.peek();
        }
    }

    /** Returns what is to be sent again. */
    private List<Report> send(List<Report> batch) throws InterruptedException {
        try {
            Api.Answer answer = api.post(
                    "/tasks/complete",
                    Map.of("reports", batch.stream().map(Report::body).toList()));
            if (answer.isOk()) {
                backoff.reset();
                return judged(batch, answer.body().get("results"));
            }
            if (!answer.isTransient() && answer.status() != 401 && answer.status() != 403) {
                return refused(batch, answer);
            }
            LOG.log(Level.WARNING, "reports were {0}, and are sent again", answer.reason());
            await(answer.retryAfter());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "reports did not arrive, and are sent again: {0}", e.toString());
        }
        return whileLeased(batch);
    }

    private List<Report> judged(List<Report> batch, @Nullable Object results) {
        List<Report> again = new ArrayList<>();
        for (int at = 0; at < batch.size(); at++) {
            Report report = batch.get(at);
            Map<?, ?> result =
                    results instanceof List<?> list && at < list.size() && list.get(at) instanceof Map<?, ?> map
                            ? map
                            : Map.of();
            if ("busy".equals(result.get("outcome"))) {
                again.add(report);
                continue;
            }
            if (!"accepted".equals(result.get("outcome"))) {
                LOG.log(
                        Level.WARNING,
                        "the report of {0} came too late: {1}",
                        report.held().task(),
                        result.get("reason"));
            }
            ended.accept(report.held());
        }
        return whileLeased(again);
    }

    /** One wrong report refuses all of a request: each is sent alone, and one that is wrong by itself tells why instead. */
    private List<Report> refused(List<Report> batch, Api.Answer answer) throws InterruptedException {
        if (batch.size() > 1) {
            List<Report> again = new ArrayList<>();
            for (Report report : batch) {
                again.addAll(send(new ArrayList<>(List.of(report))));
            }
            return again;
        }
        Report wrong = batch.get(0);
        String why = "the report was " + answer.reason();
        LOG.log(Level.WARNING, "{0}: {1}", wrong.held().task(), why);
        if ("failed".equals(wrong.body().get("status"))) {
            ended.accept(wrong.held());
            return List.of();
        }
        return new ArrayList<>(List.of(Report.failed(wrong.held(), why, false)));
    }

    /** A report that comes after its lease is refused anyway. */
    private List<Report> whileLeased(List<Report> batch) {
        List<Report> leased = new ArrayList<>();
        for (Report report : batch) {
            if (report.held().hasRunOut(System.nanoTime())) {
                LOG.log(
                        Level.WARNING,
                        "the lease of {0} ran out before its report arrived",
                        report.held().task());
                ended.accept(report.held());
            } else {
                leased.add(report);
            }
        }
        return leased;
    }

    /** Sends no more; the thread that waits for reports is to be interrupted. */
    void close() {
        closed.countDown();
    }
}
