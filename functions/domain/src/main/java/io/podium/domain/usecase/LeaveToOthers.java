package io.podium.domain.usecase;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.Scheduler;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TaskKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a service whose workers ask for tasks from taking back what it has failed, while another has room for it. The
 * scheduler asks all services and so needs no such thing.
 */
final class LeaveToOthers {
    private final Stores stores;
    private final Surroundings surroundings;

    LeaveToOthers(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /** Returns the tasks of a window that the service may take. Reads more only where it has failed one of them. */
    List<ReadyTask> of(List<ReadyTask> window, Service asking, PoolRules rules) {
        List<ReadyTask> failed = window.stream()
                .filter(task -> task.failedOn().contains(asking.id()))
                .toList();
        if (failed.isEmpty()) {
            return window;
        }
        Collection<Service> able = stores.services()
                .ableTo(failed.stream().map(ReadyTask::type).distinct().toList());
        Fleet fleet = new Fleet(
                able, Sources.ledgers(stores, able).values(), stores.plans().weights(), surroundings.now());
        Scheduler scheduler = new Scheduler(
                Placements.named(rules.placement()),
                AllocationStrategies.named(rules.strategy()),
                surroundings.random());
        Set<TaskKey> elsewhere = scheduler.decide(failed, fleet).assignments().stream()
                .filter(assignment -> !assignment.serviceId().equals(asking.id()))
                .map(Assignment::task)
                .collect(Collectors.toSet());
        return window.stream().filter(task -> !elsewhere.contains(task.key())).toList();
    }
}
