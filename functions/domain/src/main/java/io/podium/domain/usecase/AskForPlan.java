package io.podium.domain.usecase;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.optimization.Plan;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.scheduling.WaitReason;
import io.podium.domain.scheduling.Waiting;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.store.PlanRequestStore;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TaskKey;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whether tasks that wait should bring about a plan before the schedule does: they wait for slots of a service that
 * may have more instances, and the newest plan is not too young. Of all steps that find this at the same time one is told,
 * so that however many tasks wait, and even where the optimizer fails, it is asked once in
 * {@link PlanRequestStore#PAUSE} at most.
 */
final class AskForPlan {
    private final Stores stores;
    private final Surroundings surroundings;

    AskForPlan(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * How a step ended.
     *
     * @param tasks all that the decision was about
     * @param fleet what the decision was made on, what was assigned taken out
     * @param newest the newest plan
     */
    record Outcome(SchedulingDecision decision, Collection<ReadyTask> tasks, Fleet fleet, Optional<Plan> newest) {}

    /** Claims the next plan for the caller; returns whether the caller is to have it made. */
    boolean claim(Outcome outcome) {
        return !PlanRequestStore.isYoung(outcome.newest(), surroundings.now())
                && lacksSlots(outcome.decision(), outcome.tasks(), outcome.fleet())
                && stores.plans().requests().claim(surroundings.now(), surroundings.mark());
    }

    private static boolean lacksSlots(SchedulingDecision decision, Collection<ReadyTask> tasks, Fleet fleet) {
        Set<TaskKey> waiting = decision.waiting().stream()
                .filter(left -> !(left.reason() instanceof WaitReason.BeingPlaced))
                .map(Waiting::task)
                .collect(Collectors.toSet());
        return tasks.stream()
                .filter(task -> waiting.contains(task.key()))
                .anyMatch(task -> fleet.ableTo(task.type()).stream()
                        .anyMatch(service -> canGrow(service) && fleet.freeSlots(task, service) == 0));
    }

    private static boolean canGrow(Service service) {
        ServiceSpec spec = service.spec();
        return spec.scaling().isElastic() && spec.instances() < spec.scaling().maxInstances();
    }
}
