package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.usecase.Explanation.Start;
import io.podium.domain.usecase.Explanation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says of tasks with deadlines, as they are submitted, whether they will miss them. Tasks without deadlines cost nothing
 * here.
 */
public final class AdviseAdmission {
    /** The most tasks of one call that are looked at closely. */
    public static final int MOST = 100;

    private final Surroundings surroundings;
    private final SurveyPool surveyPool;

    public AdviseAdmission(Stores stores, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.surveyPool = new SurveyPool(stores, surroundings);
    }

    /**
     * What is said of a task.
     *
     * @param at when
     * @param start when it is thought to start
     * @param deadline whether it is thought to meet its deadline
     */
    public record Advice(Instant at, Start start, Verdict deadline) {}

    /** What tasks must have in common to be judged by one survey. */
    private record Alike(String tenant, QueueKey queue, boolean pinned, String request) {}

    /**
     * Judges tasks that are, or are about to be, stored.
     *
     * @return advice for each that has a deadline and has not ended or begun
     */
    public Map<TaskKey, Advice> of(Collection<Task> tasks) {
        Map<TaskKey, Advice> advice = new LinkedHashMap<>();
        Map<Alike, Survey> surveys = new HashMap<>();
        List<ReadyTask> ready = tasks.stream()
                .filter(task -> task.status() == TaskStatus.READY)
                .map(ReadyTask::of)
                .toList();
        for (Task task : tasks) {
            Instant deadline = task.spec().deadline();
            if (deadline == null || task.status().isFinal() || task.status().isLive()) {
                continue;
            }
            if (task.status() != TaskStatus.READY || task.gathering().isPresent()) {
                advice.put(task.key(), notReady(task, deadline));
            } else if (advice.size() < MOST) {
                ReadyTask waiting = ReadyTask.of(task);
                Survey survey = surveys.computeIfAbsent(
                        alike(waiting), any -> surveyPool.of(waiting).with(ready));
                Outlook outlook = new Outlook(survey, waiting, surroundings.random());
                Verdict verdict = outlook.deadline();
                if (verdict != null) {
                    advice.put(task.key(), new Advice(survey.now(), outlook.start(), verdict));
                }
            }
        }
        return advice;
    }

    /**
     * Refuses tasks that will miss their deadlines, before anything of their call is stored.
     *
     * @param which the tasks of which the submitter wants that
     * @throws ConflictException if one will
     */
    public void refuseLate(Collection<Task> tasks, Set<TaskKey> which) {
        if (which.isEmpty()) {
            return;
        }
        of(tasks).forEach((key, advice) -> {
            if (which.contains(key) && advice.deadline().willMiss()) {
                throw new ConflictException("task " + key.id() + " will miss its deadline: "
                        + advice.deadline().words() + ". Nothing was stored, because its admission is \"refuse\"");
            }
        });
    }

    private Advice notReady(Task task, Instant deadline) {
        Instant now = surroundings.now();
        Instant due = task.status() == TaskStatus.DELAYED ? task.dueAt() : null;
        Instant soonest = due == null ? now : due;
        double left = Duration.between(soonest, deadline).toMillis() / 1000.0;
        String words = waitsFor(task, soonest);
        Start start = new Start(null, words);
        if (left < task.expectedRemainingSeconds()) {
            return new Advice(now, start, new Verdict(true, 1.0, null, late(deadline, now, words, task)));
        }
        return new Advice(now, start, new Verdict(false, null, null, "there is no telling: " + words));
    }

    private static String waitsFor(Task task, Instant soonest) {
        if (task.status() == TaskStatus.DELAYED) {
            return "it starts at " + soonest + " at the soonest";
        }
        return task.links().waitingFor().isEmpty()
                ? "it starts together with its gang"
                : "it waits for tasks " + task.links().waitingFor();
    }

    private static String late(Instant deadline, Instant now, String words, Task task) {
        return deadline.isAfter(now)
                ? words + ", and runs for " + task.expectedRemainingSeconds() + " s"
                : "the deadline has passed";
    }

    private static Alike alike(ReadyTask task) {
        return new Alike(task.key().tenant(), task.queue().ofPool(), task.pinned(), String.valueOf(task.request()));
    }
}
