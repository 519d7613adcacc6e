package io.podium.domain.usecase;

import io.podium.domain.port.TaskQueue;
import io.podium.domain.port.Wake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps the wake-ups that were sent, until a test takes them. Safe for use by several threads. */
final class RecordingQueue implements TaskQueue {
    private final List<Wake> now = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();

    @Override
    public synchronized void wake(Collection<Wake> wakes, Duration delay) {
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
