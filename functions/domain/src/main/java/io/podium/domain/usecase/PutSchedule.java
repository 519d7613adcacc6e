package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.NotFoundException;
import io.podium.domain.Violation;
import io.podium.domain.schedule.History;
import io.podium.domain.schedule.Recurrences;
import io.podium.domain.schedule.Rules;
import io.podium.domain.schedule.Schedule;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.schedule.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Defines schedules and removes them. */
public final class PutSchedule {
    private static final int TRIES = 8;

    private final Stores stores;
    private final Surroundings surroundings;
    private final Recurrences recurrences;
    private final TaskTemplates templates;

    public PutSchedule(Stores stores, Surroundings surroundings, Recurrences recurrences, TaskTemplates templates) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.recurrences = recurrences;
        this.templates = templates;
    }

    /**
     * What was put.
     *
     * @param schedule as it is stored
     * @param created whether there was none of this name
     */
    public record Result(Schedule schedule, boolean created) {}

    /**
     * Puts a schedule. One that asks for what is stored changes nothing; one with another timing, or that was not enabled
     * before, comes for the first time after now.
     *
     * @param template the task as JSON text
     * @throws InvalidInputException if the timing or the template is wrong; nothing is stored then
     * @throws ConflictException if others put the same schedule all the time
     */
    public Result run(ScheduleKey key, Timing timing, String template, Rules rules, boolean enabled) {
        Optional<Instant> next = check(key, timing, template, surroundings.now());
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Schedule before = stores.schedules().find(key).orElse(null);
            Schedule put = new Schedule(
                    key,
                    timing,
                    template,
                    rules,
                    enabled,
                    enabled ? nextAt(before, timing, next) : null,
                    before == null ? History.NONE : before.history(),
                    before == null ? 0 : before.version());
            if (before != null && before.asksSameAs(put)) {
                return new Result(before, false);
            }
            List<Schedule> stored = stores.schedules().store(List.of(put));
            if (!stored.isEmpty()) {
                return new Result(stored.get(0), before == null);
            }
        }
        throw contended(key);
    }

    /** Returns when it comes first; refuses all that is wrong at once. */
    private Optional<Instant> check(ScheduleKey key, Timing timing, String template, Instant now) {
        List<Violation> wrong = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        try {
            next = recurrences.of(timing).next(now);
        } catch (InvalidInputException e) {
            wrong.addAll(e.violations());
        }
        try {
            templates.fill(key, template, next.orElse(now));
        } catch (InvalidInputException e) {
            wrong.addAll(e.violations());
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong);
        }
        return next;
    }

    /** One that goes on as before keeps a time that has come and was not dealt with. */
    private static @Nullable Instant nextAt(@Nullable Schedule before, Timing timing, Optional<Instant> next) {
        return before != null && before.enabled() && before.timing().equals(timing)
                ? before.nextAt()
                : next.orElse(null);
    }

    /**
     * Removes a schedule; the tasks that it submitted stay.
     *
     * @throws NotFoundException if there is none of this name
     * @throws ConflictException if others change the schedule all the time
     */
    public void remove(ScheduleKey key) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Schedule found =
                    stores.schedules().find(key).orElseThrow(() -> new NotFoundException("schedule", key.id()));
            if (stores.schedules().remove(found)) {
                return;
            }
        }
        throw contended(key);
    }

    private static ConflictException contended(ScheduleKey key) {
        return new ConflictException(
                "schedule " + key.id() + " is being changed by others all the time. Maybe try again");
    }
}
