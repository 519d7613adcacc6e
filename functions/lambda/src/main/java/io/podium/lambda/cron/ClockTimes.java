package io.podium.lambda.cron;

import io.podium.domain.schedule.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Times on the clocks of a zone. A time that the clocks leave out, when they go forward, is the first instant behind the
 * gap. A time that they show twice, when they go back, counts the first time only, unless the recurrence comes every hour:
 * then it counts both times, so that there is no hour without it. (Vixie's cron does the same.)
 */
final class ClockTimes implements Recurrence {
    /** No clocks have been put back or forward by more at once, but for changes of the date line. */
    private static final Duration MOST_CHANGE = Duration.ofHours(3);

    private final ZoneId zone;
    private final boolean hourly;
    private final Function<LocalDateTime, Optional<LocalDateTime>> nextOnClock;

    /**
     * @param zone whose clocks
     * @param hourly whether the recurrence comes every hour
     * @param nextOnClock gives the first time on the clock behind another, as if it never changed
     */
    ClockTimes(ZoneId zone, boolean hourly, Function<LocalDateTime, Optional<LocalDateTime>> nextOnClock) {
        this.zone = zone;
        this.hourly = hourly;
        this.nextOnClock = nextOnClock;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        // Near a change of the clocks, times behind this one may have been shown before.
        LocalDateTime shown = after.atZone(zone).toLocalDateTime();
        LocalDateTime at = changesAround(after) ? shown.minus(MOST_CHANGE) : shown;
        Optional<Instant> first = Optional.empty();
        for (Optional<LocalDateTime> time = nextOnClock.apply(at); time.isPresent(); ) {
            for (Instant instant : instants(time.get())) {
                if (instant.isAfter(after)
                        && first.filter(found -> !found.isAfter(instant)).isEmpty()) {
                    first = Optional.of(instant);
                }
            }
            LocalDateTime here = time.get();
            if (first.filter(found -> isSettled(found, here)).isPresent()) {
                return first;
            }
            time = nextOnClock.apply(here);
        }
        return first;
    }

    /** Whether no later time on the clock can come before the one that was found. */
    private boolean isSettled(Instant found, LocalDateTime time) {
        LocalDateTime shown = found.atZone(zone).toLocalDateTime();
        return !changesAround(found) || !time.isBefore(shown.plus(MOST_CHANGE));
    }

    private boolean changesAround(Instant instant) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(instant.minus(MOST_CHANGE));
        return change != null && change.getInstant().isBefore(instant.plus(MOST_CHANGE));
    }

    /** Returns the instants that a time on the clock stands for, which may be two. */
    private List<Instant> instants(LocalDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            return List.of(zone.getRules().getTransition(time).getInstant());
        }
        return offsets.stream()
                .limit(hourly ? offsets.size() : 1)
                .map(time::toInstant)
                .toList();
    }
}
