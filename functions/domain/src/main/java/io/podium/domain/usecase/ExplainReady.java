package io.podium.domain.usecase;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.Scheduler;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.scheduling.Waiting;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.Explanation.Ahead;
import io.podium.domain.usecase.Explanation.Constraint;
import io.podium.domain.usecase.Explanation.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says why a ready task waits, by asking the scheduler what it would do with it now. */
final class ExplainReady {
    private final Surroundings surroundings;
    private final SurveyPool surveyPool;

    ExplainReady(Stores stores, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.surveyPool = new SurveyPool(stores, surroundings);
    }

    Explanation explain(Task task, Place place, Instant now) {
        ReadyTask waiting = ReadyTask.of(task);
        Survey survey = surveyPool.of(waiting);
        Outlook outlook = new Outlook(survey, waiting, surroundings.random());
        Constraint constraint = constraint(survey, waiting, outlook);
        List<String> reasons = new ArrayList<>(List.of(constraint.words()));
        HeldBackWords.of(survey.ledgers(), task.key()).ifPresent(reasons::add);
        survey.services().stream()
                .filter(service -> !service.takesTasks(now))
                .forEach(service -> reasons.add(notTaking(service)));
        return new Explanation(
                task,
                now,
                place,
                ahead(survey, waiting, outlook),
                constraint,
                reasons,
                outlook.start(),
                outlook.deadline(),
                outlook.bound());
    }

    private static Ahead ahead(Survey survey, ReadyTask task, Outlook outlook) {
        List<ReadyTask> ahead = outlook.ahead();
        int others = (int) ahead.stream()
                .filter(other -> !other.type().equals(task.type()))
                .count();
        return new Ahead(ahead.size(), survey.cut(), others, outlook.aheadSeconds());
    }

    /** What keeps the task from a slot if it is alone; else that others go first; else that nobody has looked yet. */
    private Constraint constraint(Survey survey, ReadyTask task, Outlook outlook) {
        SchedulingDecision alone = decide(survey, List.of(task));
        Optional<Waiting> found = alone.waiting().stream()
                .filter(waiting -> waiting.task().equals(task.key()))
                .findFirst();
        if (found.isPresent()) {
            Waiting left = found.get();
            if (!survey.isServed(task.type()) && !survey.services().isEmpty()) {
                return noneTakes(survey, left);
            }
            return new Constraint(
                    left.reason().kind(), left.reason().words(), left.reason().figures());
        }
        String service = alone.assignments().stream()
                .filter(assignment -> assignment.task().equals(task.key()))
                .findFirst()
                .orElseThrow()
                .serviceId();
        List<ReadyTask> all = new ArrayList<>(outlook.ahead());
        all.add(task);
        boolean isPlaced = decide(survey, all).assignments().stream()
                .anyMatch(assignment -> assignment.task().equals(task.key()));
        if (isPlaced) {
            return new Constraint(
                    "awaiting-scheduler",
                    "service " + service + " has room for it; the scheduler is awaited",
                    Map.of("service", service));
        }
        return new Constraint(
                "tasks-ahead",
                "service " + service + " has room, but "
                        + goFirst(outlook.ahead().size()),
                Map.of("service", service, "ahead", (long) outlook.ahead().size()));
    }

    private static String goFirst(int tasks) {
        return tasks == 1 ? "1 task goes first" : tasks + " tasks go first";
    }

    private static Constraint noneTakes(Survey survey, Waiting left) {
        List<String> draining = survey.services().stream()
                .filter(Service::draining)
                .map(Service::id)
                .toList();
        List<String> lapsed = survey.services().stream()
                .filter(service -> !service.draining())
                .map(Service::id)
                .toList();
        return new Constraint(
                "services-take-nothing", left.reason().words(), Map.of("draining", draining, "notHeardOf", lapsed));
    }

    private SchedulingDecision decide(Survey survey, List<ReadyTask> tasks) {
        return new Scheduler(
                        Placements.named(survey.rules().placement()),
                        AllocationStrategies.named(survey.rules().strategy()),
                        survey.pool().sharing(),
                        surroundings.random())
                .decide(tasks, Map.of(), survey.standing(), survey.fleets().get());
    }

    private static String notTaking(Service service) {
        return "service " + service.id()
                + (service.draining() ? " is draining" : " has not been heard of since " + service.heartbeatAt());
    }
}
