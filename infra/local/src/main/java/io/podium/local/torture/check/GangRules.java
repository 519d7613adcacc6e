package io.podium.local.torture.check;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Until a gang starts, its members are all there, hold all together or nothing, and wait or end together. */
final class GangRules {
    private final Findings findings;
    private final Map<TaskKey, Task> tasks;
    private final Collection<TaskKey> gathering = new TreeSet<>();

    GangRules(Findings findings, Map<TaskKey, Task> tasks) {
        this.findings = findings;
        this.tasks = tasks;
    }

    void written(Task task) {
        if (task.gathering().isPresent()) {
            gathering.add(task.key());
        } else {
            gathering.remove(task.key());
        }
    }

    void check(Collection<Ledger> ledgers) {
        Map<String, List<Task>> gangs = new TreeMap<>();
        for (TaskKey key : gathering) {
            Task task = tasks.get(key);
            if (task != null) {
                task.gathering().ifPresent(place -> gangs.computeIfAbsent(
                                key.tenant() + "/" + place.gang(), any -> new ArrayList<>())
                        .add(task));
            }
        }
        gangs.forEach((name, members) -> whole(name, members, ledgers));
    }

    private void whole(String name, List<Task> members, Collection<Ledger> ledgers) {
        int size = members.get(0).gathering().orElseThrow().size();
        findings.require(members.size() == size, "gang " + name + " is whole", members);
        findings.require(
                members.stream().map(GangRules::mood).distinct().count() == 1,
                "gang " + name + " is of one mind",
                members);
        for (Ledger ledger : ledgers) {
            long holding = members.stream()
                    .filter(task -> ledger.holdings().containsKey(task.key()))
                    .count();
            findings.require(
                    holding == 0 || holding == size,
                    "gang " + name + " holds for all or for none, not for " + holding,
                    members,
                    ledger);
        }
    }

    private static String mood(Task task) {
        return switch (task.status()) {
            case READY -> "ready";
            case SUCCEEDED, FAILED, DEAD, CANCELLED -> "ended";
            case BLOCKED, DELAYED, PLACED, RUNNING -> "waiting";
        };
    }
}
