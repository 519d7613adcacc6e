package io.podium.domain.usecase;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.scheduling.Placements;
import io.podium.domain.scheduling.Scheduler;
import io.podium.domain.scheduling.SchedulingDecision;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.Explanation.Constraint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what keeps a gang from starting. */
final class ExplainGang {
    private final Stores stores;
    private final Surroundings surroundings;
    private final Gangs gangs;

    ExplainGang(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.gangs = new Gangs(stores, surroundings);
    }

    /** Returns for whom a member waits that waits for nothing else. */
    Constraint others(Task member) {
        TreeMap<String, Object> waiting = new TreeMap<>();
        gangs.membersOf(member).stream()
                .filter(task -> !task.waitsForGangOnly(surroundings.now()))
                .forEach(task -> waiting.put(task.key().id(), task.status().name()));
        return new Constraint(
                "gang",
                "waits for the other tasks of its gang, of which these are not ready: " + waiting.keySet(),
                Map.of("members", waiting));
    }

    /** Returns what a gang lacks whose members are all ready. */
    Constraint room(Task member) {
        List<ReadyTask> members =
                gangs.membersOf(member).stream().map(ReadyTask::of).toList();
        ReadyTask leader = members.stream()
                .min((one, other) -> one.key().compareTo(other.key()))
                .orElseGet(() -> ReadyTask.of(member));
        Pool pool = stores.pools().find(leader.queue().shard().pool()).orElseGet(Pool::byDefault);
        Collection<Service> services = stores.services()
                .ableTo(members.stream().map(ReadyTask::type).distinct().toList());
        Sources sources = Sources.of(stores, services, pool);
        Collection<Ledger> ledgers =
                stores.ledgers().findAll(sources.keys(services)).values();
        Fleet fleet =
                new Fleet(services, ledgers, sources.sharing(), stores.plans().weights(), surroundings.now());
        Map<ShardKey, List<ReadyTask>> standing = new TreeMap<>(new Claimants(stores, surroundings).of(ledgers));
        standing.values().removeIf(others -> others.get(0).key().equals(leader.key()));
        Optional<String> heldBack = HeldBackWords.of(ledgers, leader.key());
        SchedulingDecision decision = new Scheduler(
                        Placements.named(pool.rules().placement()),
                        AllocationStrategies.named(pool.rules().strategy()),
                        pool.sharing(),
                        surroundings.random())
                .decide(List.of(leader), Map.of(leader.key(), members), standing, fleet);
        return decision.waiting().stream()
                .filter(left -> left.task().equals(leader.key()))
                .map(left -> new Constraint(
                        left.reason().kind(),
                        left.reason().words()
                                + heldBack.map(words -> "; " + words).orElse(""),
                        left.reason().figures()))
                .findFirst()
                .orElseGet(() -> new Constraint(
                        "awaiting-scheduler",
                        "there is room for all " + members.size() + " tasks of its gang; the scheduler is awaited",
                        Map.of("gangSize", (long) members.size())));
    }
}
