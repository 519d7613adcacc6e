package io.podium.domain.scheduling;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.task.ReadyTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sends a task that came back from a service without success elsewhere, as far as there is somewhere else with room for
 * it, and lets other tasks probe a service that failed it. It is a preference: no service stays idle for it.
 */
final class Failover {
    private Failover() {}

    /**
     * Returns the candidates that should be chosen from: those that the task has not failed on; where there are none,
     * all but the one that it failed on last; where there is only that one, that one.
     */
    static Candidates preferred(ReadyTask task, Candidates candidates) {
        List<String> failedOn = task.failedOn();
        if (failedOn.isEmpty()) {
            return candidates;
        }
        Candidates fresh = without(failedOn, candidates);
        if (fresh.size() > 0) {
            return fresh;
        }
        Candidates others = without(failedOn.subList(failedOn.size() - 1, failedOn.size()), candidates);
        return others.size() == 0 ? candidates : others;
    }

    /**
     * Returns the tasks in parts that are served one after the other. Those come last that failed on a service whose
     * circuit is half open: one that is itself to blame would fail every probe, and nobody else would get through.
     */
    static List<List<ReadyTask>> parts(List<ReadyTask> tasks, Fleet fleet) {
        Set<String> probed = fleet.halfOpen();
        if (probed.isEmpty()) {
            return List.of(tasks);
        }
        List<ReadyTask> first = new ArrayList<>();
        List<ReadyTask> last = new ArrayList<>();
        for (ReadyTask task : tasks) {
            (task.failedOn().stream().anyMatch(probed::contains) ? last : first).add(task);
        }
        return List.of(first, last);
    }

    private static Candidates without(List<String> services, Candidates candidates) {
        return Candidates.of(candidates.stream()
                .filter(candidate -> !services.contains(candidate.serviceId()))
                .toList());
    }
}
