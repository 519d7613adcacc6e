package io.podium.worker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Extends the leases of all tasks that are held, three times in the time that one holds. Where a lease was lost, or ran out by
 * this process's own clock because no heartbeat got through, the task is interrupted, since another worker may have it; a
 * heartbeat that hangs delays that by a third of the lease.
 */
final class Heartbeats implements Runnable {
    private static final Logger LOG = System.getLogger("io.podium.worker");

    private static final int TIMES_A_LEASE = 3;

    private final Api api;
    private final Slots slots;
    private final Duration lease;
    private final Duration period;
    private final CountDownLatch closed = new CountDownLatch(1);

    Heartbeats(Api api, Slots slots, Duration lease) {
        this.api = api;
        this.slots = slots;
        this.lease = lease;
        this.period = lease.dividedBy(TIMES_A_LEASE);
    }

    @Override
    public void run() {
        try {
            while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                for (Held held : slots.held()) {
                    slots.held().forEach(Heartbeats::loseWhatRanOut);
                    beat(held);
                }
                slots.held().forEach(Heartbeats::loseWhatRanOut);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void loseWhatRanOut(Held held) {
        if (!held.isLost() && held.hasRunOut(System.nanoTime())) {
            LOG.log(Level.WARNING, "the lease of {0} ran out without a heartbeat that arrived", held.task());
            held.lose();
        }
    }

    void close() {
        closed.countDown();
    }

    private void beat(Held held) throws InterruptedException {
        if (held.isLost()) {
            return;
        }
        long sent = System.nanoTime();
        try {
            Api.Answer answer = api.put(
                    "/tasks/" + Api.part(held.task().id()) + "/heartbeat",
                    Map.of("token", held.task().token()),
                    period);
            if (answer.isOk()) {
                held.renew(sent, lease);
                if (Boolean.TRUE.equals(answer.body().get("preempt"))) {
                    preempt(held);
                }
                return;
            }
            if (answer.status() == 404 || answer.status() == 409) {
                LOG.log(Level.WARNING, "the lease of {0} is lost: {1}", held.task(), answer.reason());
                held.lose();
                return;
            }
            LOG.log(Level.WARNING, "the heartbeat of {0} was {1}", held.task(), answer.reason());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the heartbeat of {0} did not arrive: {1}", held.task(), e.toString());
        }
    }

    private static void preempt(Held held) {
        try {
            held.task().preempt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what " + held.task() + " does when it is asked back failed", e);
        }
    }
}
