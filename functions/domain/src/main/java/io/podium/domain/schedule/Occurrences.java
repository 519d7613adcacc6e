package io.podium.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The times of a schedule that are to be dealt with at one instant. However long ago the first of them was, the latest are
 * found by bisection, in some twenty steps each.
 */
public final class Occurrences {
    /** How late a time may be dealt with without counting as missed. */
    public static final Duration LATE = Duration.ofMinutes(5);

    /** The most times of one schedule that are made up for. */
    public static final int MOST = 100;

    private static final Duration RESOLUTION = Duration.ofMinutes(1);

    private final Recurrence recurrence;

    public Occurrences(Recurrence recurrence) {
        this.recurrence = recurrence;
    }

    /**
     * Returns the times from {@code first} to {@code now} that bring a task, in order.
     *
     * @param first a time of the recurrence
     */
    public List<Instant> due(Instant first, Instant now, CatchUp catchUp) {
        boolean isOnlyOne = !first.isAfter(now)
                && recurrence.next(first).filter(time -> !time.isAfter(now)).isEmpty();
        List<Instant> latest = isOnlyOne ? List.of(first) : latest(first, now, catchUp == CatchUp.ALL ? MOST : 1);
        return catchUp == CatchUp.NONE
                ? latest.stream().filter(time -> time.plus(LATE).isAfter(now)).toList()
                : latest;
    }

    /** Returns up to {@code most} of the latest times from {@code first} to {@code now}, in order. */
    private List<Instant> latest(Instant first, Instant now, int most) {
        Deque<Instant> found = new ArrayDeque<>();
        Optional<Instant> last = last(first, now);
        while (last.isPresent() && found.size() < most) {
            found.push(last.get());
            last = last(first, last.get().minusMillis(1));
        }
        return List.copyOf(found);
    }

    private Optional<Instant> last(Instant first, Instant now) {
        if (now.isBefore(first)) {
            return Optional.empty();
        }
        Instant low = first.minusMillis(1);
        Instant high = now;
        while (Duration.between(low, high).compareTo(RESOLUTION) > 0) {
            Instant middle = low.plus(Duration.between(low, high).dividedBy(2));
            boolean comes =
                    recurrence.next(middle).filter(time -> !time.isAfter(now)).isPresent();
            if (comes) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return recurrence.next(low).filter(time -> !time.isAfter(now));
    }
}
