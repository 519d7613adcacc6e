package io.podium.local.worker;

import io.podium.lambda.json.Tree;
import io.podium.local.worker.Slots.Worksite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The workers of a service that leases its tasks through the API: whenever slots are free they ask for as many tasks. An
 * answer without tasks makes them ask less often, up to {@link #LONGEST_PAUSE}; a slot that becomes free makes them ask at
 * once.
 */
final class PullAgent implements AutoCloseable, Reports {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final int MAX_LEASED = 100;
    private static final int REPORT_TRIES = 5;

    private final Worksite site;
    private final String serviceId;
    private final ServiceView service;
    private final Slots slots;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    PullAgent(Worksite site, String serviceId) {
        this.site = site;
        this.serviceId = serviceId;
        this.service = new ServiceView(site.api(), site.timer().clock(), serviceId);
        this.slots = new Slots(site, this, wake::release);
        this.thread = Threads.daemon("workers-" + serviceId, this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (!closed) {
                int leased = lease();
                pause = leased > 0 ? SHORTEST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                if (await(pause)) {
                    pause = SHORTEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int lease() throws InterruptedException {
        try {
            int free = Math.min(MAX_LEASED, service.slots() - slots.taken());
            if (free <= 0) {
                return 0;
            }
            ApiClient.Answer answer = site.api().send("POST", "/services/" + serviceId + "/lease", Map.of("max", free));
            if (!answer.isOk()) {
                site.log().warn("no lease", Map.of("service", serviceId, "status", answer.status()));
                return 0;
            }
            List<Tree> tasks = answer.tree().at("tasks").elements();
            tasks.forEach(task -> slots.begin(WorkItem.of(task)));
            return tasks.size();
        } catch (IOException e) {
            if (!closed) {
                site.log().warn("no lease", Map.of("service", serviceId, "reason", String.valueOf(e)));
            }
            return 0;
        }
    }

    private boolean await(Duration pause) throws InterruptedException {
        boolean woken = wake.tryAcquire(site.timer().clock().real(pause).toNanos(), TimeUnit.NANOSECONDS);
        wake.drainPermits();
        return woken;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void succeeded(WorkItem item) {
        int status = report(item, "complete", Reports.success(item));
        if (status == 200) {
            site.executions().succeeded(item);
            site.executions().confirmed(item);
        } else {
            site.executions().interrupted(item);
        }
    }

    @Override
    public void failed(WorkItem item) {
        report(item, "fail", Reports.failure(item));
    }

    @Override
    public void givenBack(WorkItem item, double remainingSeconds) {
        report(item, "yield", Reports.rest(item, remainingSeconds));
    }

    /** Reports until there is an answer that says yes or no; a report that comes twice counts once. */
    private int report(WorkItem item, String verb, Map<String, Object> body) {
        int status = 0;
        for (int i = 0; i < REPORT_TRIES && (status == 0 || status >= 500); i++) {
            try {
                status = site.api()
                        .send("POST", "/tasks/" + item.taskId() + "/" + verb, body)
                        .status();
            } catch (IOException e) {
                site.log().warn("a report was lost", Map.of("task", item.taskId(), "reason", String.valueOf(e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return status;
            }
        }
        return status;
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
        Threads.awaitEnd(thread);
    }
}
