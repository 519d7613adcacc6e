package io.podium.domain.schedule;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Submits a task each time its calendar says so.
 *
 * @param key its name
 * @param timing when it comes
 * @param template the task as JSON text, as it was given
 * @param rules what happens when it cannot simply come at its time
 * @param enabled whether it comes at all
 * @param nextAt the first time that has not been dealt with, or null if it does not come any more
 * @param history what it has done
 * @param version counts its writes; 0 before the first
 */
public record Schedule(
        ScheduleKey key,
        Timing timing,
        String template,
        Rules rules,
        boolean enabled,
        @Nullable Instant nextAt,
        History history,
        long version) {
    public Schedule {
        Objects.requireNonNull(key);
        Objects.requireNonNull(timing);
        Objects.requireNonNull(template);
        Objects.requireNonNull(rules);
        Objects.requireNonNull(history);
        if (!enabled && nextAt != null) {
            throw new IllegalArgumentException("a schedule that is not enabled has no next time: " + key);
        }
    }

    /** Returns whether a time has come that has not been dealt with. */
    public boolean isDue(Instant now) {
        return nextAt != null && !nextAt.isAfter(now);
    }

    /** Returns whether both ask for the same, whatever they have done. */
    public boolean asksSameAs(Schedule other) {
        return timing.equals(other.timing)
                && template.equals(other.template)
                && rules.equals(other.rules)
                && enabled == other.enabled;
    }

    /** Returns the schedule with its due times dealt with. */
    public Schedule advanced(Optional<Instant> next, History newHistory) {
        return new Schedule(key, timing, template, rules, enabled, next.orElse(null), newHistory, version);
    }

    /** Returns the schedule as the next write stores it. */
    public Schedule rewritten() {
        return new Schedule(key, timing, template, rules, enabled, nextAt, history, version + 1);
    }
}
