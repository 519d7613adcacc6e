package io.podium.domain.usecase;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskQueue;
import io.podium.domain.port.Wake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Keeps the wake-ups that were sent, until a test takes them. Safe for use by several threads. */
final class RecordingQueue implements TaskQueue {
    private final List<Wake> now = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private volatile BooleanSupplier down = () -> false;

    /** Has the queue fail whenever the supplier says so. */
    void failWhen(BooleanSupplier supplier) {
        down = supplier;
    }

    @Override
    public synchronized void wake(Collection<Wake> wakes, Duration delay) {
        if (!wakes.isEmpty() && down.getAsBoolean()) {
            throw new QueueUnavailableException("injected", new IllegalStateException("down"));
        }
        if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("a wake-up waits 0 to " + MAX_DELAY + ", not " + delay);
        }
        if (delay.isZero()) {
            now.addAll(wakes);
        } else {
            wakes.forEach(wake -> delays.add(delay));
        }
    }

    /** Returns the wake-ups without delay since the last call, as in {@code p/0[work]}. */
    synchronized List<String> taken() {
        return take().stream()
                .map(wake -> wake.shard() + "" + wake.types())
                .distinct()
                .toList();
    }

    synchronized List<Wake> take() {
        List<Wake> taken = List.copyOf(now);
        now.clear();
        return taken;
    }

    /** Returns the delays of delayed wake-ups since the last call. */
    synchronized List<Duration> takeDelays() {
        List<Duration> taken = List.copyOf(delays);
        delays.clear();
        return taken;
    }
}
