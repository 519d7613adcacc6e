package io.podium.worker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for as many tasks as slots are free: at once when a slot becomes free, and else ever less often while there are none.
 * Where no slot is free it only says that the service is alive.
 */
final class Leasing implements Runnable {
    private static final Logger LOG = System.getLogger("io.podium.worker");

    private static final int MOST = 100;

    private final Api api;
    private final String path;
    private final ServiceTerms terms;
    private final Slots slots;
    private final Backoff backoff;
    private final Semaphore wake;
    private long heard;
    private long notBefore = System.nanoTime();
    private volatile boolean stopped;
    private volatile @Nullable WorkerException refusal;

    /** @param wake released when there is a reason to ask at once */
    Leasing(Api api, String serviceId, ServiceTerms terms, Slots slots, Backoff backoff, Semaphore wake) {
        this.api = api;
        this.path = "/services/" + Api.part(serviceId);
        this.terms = terms;
        this.slots = slots;
        this.backoff = backoff;
        this.wake = wake;
        this.heard = System.nanoTime() - terms.silence().toNanos();
    }

    void stop() {
        stopped = true;
        wake.release();
    }

    /** Returns why it ended by itself, or null if it did not. */
    @Nullable
    WorkerException refusal() {
        return refusal;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                Duration pause = slots.free() > 0 ? lease() : beAlive();
                awaitWhatWasAsked();
                if (wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (WorkerException e) {
            LOG.log(Level.ERROR, "no more tasks are leased: {0}", e.getMessage());
            refusal = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how long to wait before asking again. */
    private Duration lease() throws InterruptedException {
        long asked = System.nanoTime();
        try {
            Api.Answer answer = api.post(path + "/lease", Map.of("max", Math.min(MOST, slots.free())));
            if (answer.isOk()) {
                heard = asked;
                return begin(answer.body().get("tasks"), asked);
            }
            if (mayGoOn(answer)) {
                LOG.log(Level.WARNING, "asking for tasks was {0}", answer.reason());
                notBefore = System.nanoTime() + answer.retryAfter().toNanos();
                return backoff.next();
            }
            throw answer.refusal("asking for tasks");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "asking for tasks failed: {0}", e.toString());
            return backoff.next();
        }
    }

    private Duration begin(@Nullable Object tasks, long asked) {
        List<?> leased = tasks instanceof List<?> list ? list : List.of();
        for (Object each : leased) {
            @SuppressWarnings("unchecked")
            Task task = new Task((Map<String, Object>) each);
            Held held = new Held(task, asked, terms.lease());
            if (stopped) {
                slots.refuse(held);
            } else {
                slots.begin(held);
            }
        }
        if (leased.isEmpty()) {
            return backoff.next();
        }
        backoff.reset();
        return Duration.ZERO;
    }

    /** Says that the service is alive, if it was not heard for a third of the time that it may be silent. */
    private Duration beAlive() throws InterruptedException {
        Duration often = terms.silence().dividedBy(3);
        long now = System.nanoTime();
        Duration left = often.minusNanos(now - heard);
        if (!left.isNegative() && !left.isZero()) {
            return left;
        }
        try {
            Api.Answer answer = api.put(path + "/heartbeat", Map.of());
            if (!answer.isOk() && !mayGoOn(answer)) {
                throw answer.refusal("the heartbeat of the service");
            }
            heard = answer.isOk() ? now : heard;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the heartbeat of the service did not arrive: {0}", e.toString());
        }
        return often;
    }

    /** A slot that becomes free is no reason to ask sooner than the other side wants to be asked. */
    private void awaitWhatWasAsked() throws InterruptedException {
        long left = notBefore - System.nanoTime();
        while (!stopped && left > 0) {
            if (wake.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
            left = notBefore - System.nanoTime();
        }
    }

    /** A token that is refused may be renewed, and a function that fails may be mended. */
    private static boolean mayGoOn(Api.Answer answer) {
        return answer.isTransient() || answer.status() == 401 || answer.status() == 403;
    }
}
