package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.LimitExceededException;
import io.podium.domain.schedule.History;
import io.podium.domain.schedule.Occurrences;
import io.podium.domain.schedule.Overlap;
import io.podium.domain.schedule.Recurrence;
import io.podium.domain.schedule.Recurrences;
import io.podium.domain.schedule.Schedule;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Deals with the times of some schedules that are due: their tasks first, in as few calls as possible, then themselves. */
final class FireSchedules {
    /** As many tasks as a caller may bring at once. */
    private static final int MOST_TASKS = 1_000;

    private final Stores stores;
    private final Recurrences recurrences;
    private final TaskTemplates templates;
    private final SubmitTasks submit;
    private final ArrayTasks arrays;

    FireSchedules(Stores stores, Surroundings surroundings, Recurrences recurrences, TaskTemplates templates) {
        this.stores = stores;
        this.recurrences = recurrences;
        this.templates = templates;
        this.submit = new SubmitTasks(stores, surroundings);
        this.arrays = new ArrayTasks(stores, surroundings);
    }

    /** One time of a schedule and the tasks that it brings. */
    private record Shot(Schedule schedule, Instant time, List<NewTask> tasks) {}

    SubmitDueSchedules.Report run(Collection<Schedule> schedules, Instant now) {
        Map<Schedule, History> histories = new HashMap<>();
        Map<Schedule, Optional<Instant>> next = new HashMap<>();
        Map<String, List<Shot>> byTenant = new TreeMap<>();
        int failed = 0;
        for (Schedule schedule : schedules) {
            List<Shot> shots = new ArrayList<>();
            History history = schedule.history();
            try {
                Recurrence recurrence = recurrences.of(schedule.timing());
                next.put(schedule, recurrence.next(now));
                List<Instant> times = times(schedule, recurrence, now);
                history = history.skipping(times.isEmpty() ? 1 : 0);
                for (Instant time : times) {
                    shots.add(new Shot(schedule, time, templates.fill(schedule.key(), schedule.template(), time)));
                }
            } catch (InvalidInputException e) {
                history = history.failed(now, String.valueOf(e.getMessage()));
                failed++;
            }
            histories.put(schedule, history);
            byTenant.computeIfAbsent(schedule.key().tenant(), any -> new ArrayList<>())
                    .addAll(shots);
        }
        int fired = byTenant.values().stream()
                .mapToInt(shots -> submit(shots, histories))
                .sum();
        int shots = byTenant.values().stream().mapToInt(List::size).sum();
        stores.schedules()
                .store(schedules.stream()
                        .map(schedule -> schedule.advanced(
                                next.getOrDefault(schedule, Optional.empty()),
                                Objects.requireNonNull(histories.get(schedule))))
                        .toList());
        return new SubmitDueSchedules.Report(schedules.size(), fired, failed + shots - fired, false);
    }

    /** Of times that overlap only the latest counts, and that only if the task of the time before has ended. */
    private List<Instant> times(Schedule schedule, Recurrence recurrence, Instant now) {
        List<Instant> times = new Occurrences(recurrence)
                .due(
                        Objects.requireNonNull(schedule.nextAt()),
                        now,
                        schedule.rules().catchUp());
        if (schedule.rules().overlap() == Overlap.ALLOW || times.isEmpty()) {
            return times;
        }
        return isBusy(schedule) ? List.of() : times.subList(times.size() - 1, times.size());
    }

    private boolean isBusy(Schedule schedule) {
        String last = schedule.history().lastTaskId();
        if (last == null) {
            return false;
        }
        TaskKey key = new TaskKey(schedule.key().tenant(), last);
        return stores.tasks()
                .find(key)
                .map(task -> !task.status().isFinal())
                .or(() -> arrays.find(key)
                        .map(array -> !array.counts().keySet().stream().allMatch(TaskStatus::isFinal)))
                .orElse(false);
    }

    /** Submits the tasks of one tenant's schedules and returns how many of their times brought a task. */
    private int submit(List<Shot> shots, Map<Schedule, History> histories) {
        int fired = 0;
        List<Shot> together = new ArrayList<>();
        int tasks = 0;
        for (Shot shot : shots) {
            if (tasks + shot.tasks().size() > MOST_TASKS) {
                fired += submitTogether(together, histories);
                together.clear();
                tasks = 0;
            }
            together.add(shot);
            tasks += shot.tasks().size();
        }
        return fired + submitTogether(together, histories);
    }

    private int submitTogether(List<Shot> shots, Map<Schedule, History> histories) {
        if (shots.isEmpty()) {
            return 0;
        }
        try {
            submit.run(shots.stream().flatMap(shot -> shot.tasks().stream()).toList());
        } catch (ConflictException | InvalidInputException | LimitExceededException e) {
            if (shots.size() > 1) {
                // One of them cannot be submitted, which is none of the others' business.
                return shots.stream()
                        .mapToInt(shot -> submitTogether(List.of(shot), histories))
                        .sum();
            }
            Shot shot = shots.get(0);
            if (!(e instanceof ConflictException) || !isSubmitted(shot)) {
                histories.computeIfPresent(
                        shot.schedule(),
                        (schedule, history) -> history.failed(shot.time(), String.valueOf(e.getMessage())));
                return 0;
            }
        }
        shots.forEach(shot -> histories.computeIfPresent(
                shot.schedule(),
                (schedule, history) ->
                        history.submitted(shot.time(), schedule.key().taskId(shot.time()))));
        return shots.size();
    }

    /** Whether a run that broke off submitted the task, of a template that has been changed since. */
    private boolean isSubmitted(Shot shot) {
        return stores.tasks().find(shot.tasks().get(0).spec().key()).isPresent();
    }
}
