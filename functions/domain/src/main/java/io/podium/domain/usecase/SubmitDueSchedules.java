package io.podium.domain.usecase;

import io.podium.domain.schedule.Recurrences;
import io.podium.domain.schedule.Schedule;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.store.ScheduleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Submits the tasks of schedules whose time has come. A task's id names its schedule and its time, so that it is submitted
 * once, however often this is tried: the schedule moves on to its next time only afterwards, on condition that nobody
 * changed it. A schedule that cannot submit its task says why and goes on; it never holds up others.
 */
public final class SubmitDueSchedules {
    /** The most schedules that one run deals with; the next goes on with what is left. */
    public static final int MOST = 5_000;

    /** How long a run goes on before it leaves the rest to the next. */
    static final Duration TIME = Duration.ofSeconds(20);

    static final int PAGE = 100;

    private final Stores stores;
    private final Surroundings surroundings;
    private final FireSchedules fire;

    public SubmitDueSchedules(
            Stores stores, Surroundings surroundings, Recurrences recurrences, TaskTemplates templates) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.fire = new FireSchedules(stores, surroundings, recurrences, templates);
    }

    /**
     * What a run did.
     *
     * @param schedules how many schedules came
     * @param occurrences how many of their times brought a task
     * @param failed how many of their times could not
     * @param more whether schedules are left for the next run
     */
    public record Report(int schedules, int occurrences, int failed, boolean more) {
        static final Report NONE = new Report(0, 0, 0, false);

        Report plus(Report other) {
            return new Report(
                    schedules + other.schedules,
                    occurrences + other.occurrences,
                    failed + other.failed,
                    more || other.more);
        }
    }

    /** Deals with what is due, shard after shard, beginning with a random one so that none is always the last. */
    public Report run() {
        Instant now = surroundings.now();
        Report report = Report.NONE;
        int first = surroundings.random().nextInt(ScheduleStore.SHARDS);
        for (int i = 0; i < ScheduleStore.SHARDS; i++) {
            int shard = (first + i) % ScheduleStore.SHARDS;
            Set<ScheduleKey> seen = new HashSet<>();
            for (List<ScheduleKey> due = due(shard, now, seen); !due.isEmpty(); due = due(shard, now, seen)) {
                boolean isLate = surroundings.now().isAfter(now.plus(TIME));
                if (isLate || report.schedules() + due.size() > MOST) {
                    return report.plus(new Report(0, 0, 0, true));
                }
                List<Schedule> schedules = stores.schedules().findAll(due).stream()
                        .filter(schedule -> schedule.isDue(now))
                        .toList();
                report = report.plus(fire.run(schedules, now));
            }
        }
        return report;
    }

    /** Returns schedules that this run has not seen; one that others changed meanwhile is left to the next. */
    private List<ScheduleKey> due(int shard, Instant now, Set<ScheduleKey> seen) {
        return stores.schedules().due(shard, now, PAGE).stream()
                .filter(seen::add)
                .toList();
    }
}
