package io.podium.domain.usecase;

import io.podium.domain.Violation;
import io.podium.domain.task.Gang;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.usecase.SubmitTasks.NewTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes gangs of the tasks of one call that name one. */
final class AssembleGangs {
    private AssembleGangs() {}

    /** Returns what is wrong with the gangs of a call: their size, or tasks that name different pools. */
    static List<Violation> judge(List<NewTask> submitted) {
        List<Violation> violations = new ArrayList<>();
        byName(submitted).forEach((name, members) -> {
            String field = "tasks[" + submitted.indexOf(members.get(0)) + "].gang";
            if (members.size() < Gang.MIN_SIZE || members.size() > Gang.MAX_SIZE) {
                violations.add(new Violation(
                        field,
                        "a gang has " + Gang.MIN_SIZE + " to " + Gang.MAX_SIZE + " tasks, all in one call, and \""
                                + name + "\" has " + members.size()));
            }
            if (members.stream()
                            .map(member -> Objects.requireNonNullElse(member.pool(), ""))
                            .distinct()
                            .count()
                    > 1) {
                violations.add(new Violation(
                        field, "the tasks of a gang name the same pool, or none of them does; \"" + name + "\" mixes"));
            }
        });
        return violations;
    }

    /** Returns the tasks with their places in their gangs. */
    static List<NewTask> assemble(List<NewTask> submitted) {
        Map<String, List<NewTask>> gangs = byName(submitted);
        return submitted.stream()
                .map(task -> task.gang() == null ? task : placed(task, Objects.requireNonNull(gangs.get(task.gang()))))
                .toList();
    }

    /** Returns the gangs of a call. */
    static List<Gang> gangs(List<NewTask> submitted) {
        List<Gang> gangs = new ArrayList<>();
        byName(submitted)
                .forEach((name, members) -> gangs.add(new Gang(
                        members.get(0).spec().key().tenant(),
                        name,
                        members.stream().map(AssembleGangs::id).toList())));
        return gangs;
    }

    private static NewTask placed(NewTask task, List<NewTask> members) {
        List<TaskSpec> specs = members.stream().map(NewTask::spec).toList();
        String leader = specs.stream()
                .map(spec -> spec.key().id())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        GangPlace place = new GangPlace(
                Objects.requireNonNull(task.gang()),
                members.size(),
                id(task).equals(leader),
                specs.stream().mapToDouble(TaskSpec::priority).max().orElse(0),
                specs.stream()
                        .mapToDouble(spec -> spec.expected().seconds())
                        .max()
                        .orElseThrow(),
                earliest(specs));
        return new NewTask(task.spec().belongingTo(task.spec().membership().in(place)), task.pool(), task.gang());
    }

    private static @Nullable Instant earliest(List<TaskSpec> specs) {
        return specs.stream()
                .map(TaskSpec::deadline)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Map<String, List<NewTask>> byName(List<NewTask> submitted) {
        Map<String, List<NewTask>> gangs = new TreeMap<>();
        for (NewTask task : submitted) {
            String gang = task.gang();
            if (gang != null) {
                gangs.computeIfAbsent(gang, any -> new ArrayList<>()).add(task);
            }
        }
        return gangs;
    }

    private static String id(NewTask task) {
        return task.spec().key().id();
    }
}
