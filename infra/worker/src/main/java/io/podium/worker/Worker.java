package io.podium.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * Runs the tasks of a pull service: leases them through the API, keeps the leases by heartbeats in the background, and
 * reports what became of them, until it is closed.
 *
 * <pre>{@code
 * try (Worker worker = Worker.of(URI.create("http://localhost:8080"), "report-1")
 *         .on("report", task -> Map.of("pages", render(task.payload("day"))))
 *         .start()) {
 *     worker.join();
 * }
 * }</pre>
 *
 * <p>A task may be run more than once, if a report or a heartbeat does not arrive in time; its result counts once.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.podium.worker");

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration SHORTEST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    private static final Duration TO_GIVE_BACK = Duration.ofSeconds(5);

    private final Slots slots;
    private final Leasing leasing;
    private final Heartbeats heartbeats;
    private final Thread leaser;
    private final Reports reports;
    private final Thread reporter;
    private final Thread beater;
    private final Duration stopWithin;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;

    Worker(Api api, String serviceId, ServiceTerms terms, WorkerBuilder.Settings settings) {
        RandomGenerator random = settings.random();
        Semaphore wake = new Semaphore(0);
        this.reports = new Reports(api, new Backoff(SHORTEST_RETRY, LONGEST_RETRY, random), this::ended);
        int count = settings.slots() > 0 ? settings.slots() : terms.slots();
        this.slots = new Slots(count, settings.handler(), reports::add, wake::release);
        Backoff backoff = new Backoff(SHORTEST_PAUSE, settings.longestPause(), random);
        this.leasing = new Leasing(api, serviceId, terms, slots, backoff, wake);
        this.heartbeats = new Heartbeats(api, slots, terms.lease());
        this.leaser = Threads.daemon("podium-lease-" + serviceId, leasing);
        this.reporter = Threads.daemon("podium-report-" + serviceId, reports);
        this.beater = Threads.daemon("podium-heartbeat-" + serviceId, heartbeats);
        this.stopWithin = settings.stopWithin();
    }

    /**
     * Begins to describe a worker.
     *
     * @param api the address of Podium's API
     * @param serviceId the pull service that it is an instance of
     */
    public static WorkerBuilder of(URI api, String serviceId) {
        return new WorkerBuilder(api, serviceId);
    }

    private void ended(Held held) {
        slots.ended(held);
    }

    void start() {
        reporter.start();
        beater.start();
        leaser.start();
    }

    /**
     * Waits until the worker leases no more tasks.
     *
     * @throws WorkerException if that is because the API refused it, as when the service was deregistered
     */
    public void join() throws InterruptedException {
        leaser.join();
        WorkerException refusal = leasing.refusal();
        if (refusal != null) {
            throw refusal;
        }
        closed.await();
    }

    /**
     * Leases no more tasks and waits for those that run to end and be reported; those that take longer than the worker was
     * told to wait are interrupted, and given back. Closing twice is closing once.
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        leasing.stop();
        try {
            leaser.join(stopWithin.toMillis());
            leaser.interrupt();
            if (!slots.awaitEmpty(stopWithin)) {
                slots.interrupt();
                if (!slots.awaitEmpty(TO_GIVE_BACK)) {
                    slots.held()
                            .forEach(held -> LOG.log(
                                    Level.WARNING,
                                    "{0} does not heed its interruption; its lease will run out",
                                    held.task()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            heartbeats.close();
            reports.close();
            reporter.interrupt();
            slots.close();
            closed.countDown();
        }
    }
}
