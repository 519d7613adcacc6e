package io.podium.domain.usecase;

import io.podium.domain.fairness.Claims;
import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.TenantUse;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.store.Range;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says who has how much of a pool, and how much each would have if the slots were divided anew. */
public final class DividePool {
    private final Stores stores;
    private final Surroundings surroundings;

    public DividePool(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * What a tenant has of a pool.
     *
     * @param tenant the tenant
     * @param entitlement what it may have
     * @param use what its tasks hold
     * @param waiting its ready tasks, of each type counted up to 100, or up to the slots of the pool if those are more
     * @param fairSlots the slots that it would have, in parts of slots; at most its quota and what it has use for
     */
    public record Part(String tenant, Entitlement entitlement, TenantUse use, int waiting, double fairSlots) {}

    private record Seen(int waiting, ResourceVector asked) {
        static final Seen NOTHING = new Seen(0, ResourceVector.NONE);

        Seen plus(int more, ResourceVector need) {
            return new Seen(waiting + more, asked.max(need));
        }
    }

    /** Divides a pool among those who hold some of it and those who are seen to wait; see {@link QueueFront}. */
    public List<Part> run(Pool pool) {
        Ledger ledger = stores.ledgers().whole(pool);
        int slots = ledger.seats().values().stream().mapToInt(Integer::intValue).sum();
        SortedMap<String, TenantUse> use = ledger.usedByTenant();
        SortedMap<String, Seen> seen = waiting(pool, slots);
        use.keySet().forEach(tenant -> seen.putIfAbsent(tenant, Seen.NOTHING));
        List<Claims.Claim> claims = new ArrayList<>();
        seen.forEach((tenant, waits) ->
                claims.add(claim(pool.sharing().of(tenant), use.getOrDefault(tenant, TenantUse.NONE), waits)));
        double[] fair = Fairnesses.named(pool.sharing().fairness()).divide(new Claims(slots, pool.capacity(), claims));
        List<Part> parts = new ArrayList<>();
        seen.forEach((tenant, waits) -> parts.add(new Part(
                tenant,
                pool.sharing().of(tenant),
                use.getOrDefault(tenant, TenantUse.NONE),
                waits.waiting(),
                fair[parts.size()])));
        return parts;
    }

    private SortedMap<String, Seen> waiting(Pool pool, int slots) {
        int limit = Math.min(Math.max(slots, ScheduleTasks.WINDOW), Range.MAX_LIMIT);
        SortedMap<String, Seen> seen = new TreeMap<>();
        List<QueueKey> queues = Sources.shardsOf(pool).stream()
                .flatMap(shard -> stores.tasks().types(shard).stream().map(type -> new QueueKey(shard, type)))
                .toList();
        for (QueueKey queue : queues) {
            QueueFront front = QueueFront.read(stores.tasks(), queue, ScheduleTasks.WINDOW, surroundings.random());
            SortedMap<String, List<ReadyTask>> byTenant = new TreeMap<>();
            front.tasks().forEach(task -> byTenant.computeIfAbsent(task.key().tenant(), any -> new ArrayList<>())
                    .add(task));
            byTenant.forEach((tenant, tasks) -> {
                int count = front.cut() && tasks.size() < limit
                        ? stores.tasks().ready(queue, tenant, limit).size()
                        : tasks.size();
                ResourceRequest asked = tasks.get(0).request();
                ResourceVector need = asked == null ? ResourceVector.NONE : asked.min();
                seen.merge(tenant, Seen.NOTHING.plus(count, need), (one, other) -> one.plus(count, need));
            });
        }
        return seen;
    }

    /** What one of its tasks takes is what those take that run, on average, or else what its first task asks for. */
    private static Claims.Claim claim(Entitlement entitlement, TenantUse use, Seen waits) {
        ResourceVector need = use.slots() > 0 ? use.amount().dividedBy(use.slots()) : waits.asked();
        double wanted = Math.min(entitlement.slotsOrUnbounded(), (double) use.slots() + waits.waiting());
        return new Claims.Claim(entitlement.weight(), need, wanted);
    }
}
