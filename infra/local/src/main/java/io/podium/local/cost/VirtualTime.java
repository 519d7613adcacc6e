package io.podium.local.cost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still while anything happens, and what is to happen later. For one thread. */
final class VirtualTime extends Clock {
    private static final Comparator<Planned> ORDER =
            Comparator.comparing(Planned::at).thenComparingLong(Planned::number);

    private final PriorityQueue<Planned> agenda = new PriorityQueue<>(ORDER);
    private Instant now;
    private long planned;

    private record Planned(Instant at, long number, Runnable action) {}

    VirtualTime(Instant start) {
        this.now = start;
    }

    /** Plans something; of things planned for one instant the one planned first comes first. */
    void at(Instant instant, Runnable action) {
        agenda.add(new Planned(instant.isBefore(now) ? now : instant, planned++, action));
    }

    /** Plans something for later. */
    void after(Duration delay, Runnable action) {
        at(now.plus(delay), action);
    }

    /** Goes on to the next planned thing and does it; returns whether there was one. */
    boolean step() {
        Planned next = agenda.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.action().run();
        return true;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
