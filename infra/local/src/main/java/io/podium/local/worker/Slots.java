package io.podium.local.worker;

import io.podium.lambda.log.Log;
import io.podium.local.clock.VirtualTimer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The tasks that a service's workers run at present. Running a task lets its duration pass; while that is longer than a
 * third of the lease, the lease is extended by heartbeats.
 */
final class Slots {
    /** The least that a task is given back with, in seconds. */
    private static final double SHORTEST_REST = 0.001;

    private final Worksite site;
    private final Reports reports;
    private final Runnable freed;
    private final ConcurrentMap<String, Run> running = new ConcurrentHashMap<>();

    /**
     * Where workers work.
     *
     * @param api the API
     * @param timer lets virtual time pass
     * @param calls makes the calls that must not hold up the timer
     * @param failures which attempts fail
     * @param executions remembers what was done
     * @param log the log
     */
    record Worksite(
            ApiClient api, VirtualTimer timer, Executor calls, FailureRule failures, Executions executions, Log log) {}

    private record Run(WorkItem item, Instant ends) {}

    /**
     * @param reports is told of ends
     * @param freed is called when a slot becomes free
     */
    Slots(Worksite site, Reports reports, Runnable freed) {
        this.site = site;
        this.reports = reports;
        this.freed = freed;
    }

    /** Returns how many tasks run. */
    int taken() {
        return running.size();
    }

    /** Begins a task. */
    void begin(WorkItem item) {
        Instant now = site.timer().clock().instant();
        Run run = new Run(item, now.plus(item.duration()));
        site.executions().began(item, now);
        running.put(item.token(), run);
        Duration lease = Duration.between(now, item.leaseUntil());
        later(item.duration(), () -> end(run));
        beat(run, lease.dividedBy(3));
    }

    private void end(Run run) {
        WorkItem item = run.item();
        if (running.remove(item.token(), run)) {
            boolean fails = site.failures().fails(item);
            if (fails) {
                site.executions().interrupted(item);
                reports.failed(item);
            } else {
                reports.succeeded(item);
            }
            freed.run();
        }
    }

    private void beat(Run run, Duration interval) {
        Instant next = site.timer().clock().instant().plus(interval);
        if (interval.isZero() || interval.isNegative() || !next.isBefore(run.ends())) {
            return;
        }
        later(interval, () -> {
            if (running.containsKey(run.item().token())) {
                heartbeat(run, interval);
            }
        });
    }

    private void heartbeat(Run run, Duration interval) {
        WorkItem item = run.item();
        try {
            ApiClient.Answer answer = site.api()
                    .call("PUT", "/tasks/" + item.taskId() + "/heartbeat", null, Map.of("token", item.token()));
            if (answer.status() == 409 || answer.status() == 404) {
                lose(run, "the lease was lost");
            } else if (Boolean.TRUE.equals(answer.tree().at("preempt").value())) {
                giveBack(run);
            } else {
                answer.tree().at("leaseUntil").text().map(Instant::parse).ifPresent(until -> site.executions()
                        .extended(item, until));
                beat(run, interval);
            }
        } catch (IOException e) {
            site.log().warn("a heartbeat was lost", Map.of("task", item.taskId(), "reason", String.valueOf(e)));
            beat(run, interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops first and reports then, so that the task is not completed meanwhile, nor runs on beside another owner's. */
    private void giveBack(Run run) {
        WorkItem item = run.item();
        if (running.remove(item.token(), run)) {
            Duration left = Duration.between(site.timer().clock().instant(), run.ends());
            site.executions().yielded(item);
            site.log().info("a worker gives back", Map.of("task", item.taskId(), "left", left.toString()));
            reports.givenBack(item, Math.max(SHORTEST_REST, left.toMillis() / 1000.0));
            freed.run();
        }
    }

    private void lose(Run run, String reason) {
        if (running.remove(run.item().token(), run)) {
            site.executions().interrupted(run.item());
            site.log().info("a worker stops", Map.of("task", run.item().taskId(), "reason", reason));
            freed.run();
        }
    }

    private void later(Duration delay, Runnable action) {
        try {
            site.timer().after(delay, () -> execute(action));
        } catch (RejectedExecutionException e) {
            site.log().info("a worker ends with the stack", Map.of());
        }
    }

    private void execute(Runnable action) {
        try {
            site.calls().execute(action);
        } catch (RejectedExecutionException e) {
            site.log().info("a worker ends with the stack", Map.of());
        }
    }
}
