package io.podium.domain.usecase;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Service;
import io.podium.domain.task.ShardKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The pools that services draw from. A pool has one ledger for each of its shards, and a service may have slots in all.
 *
 * @param pools the pools by id, perhaps with others
 */
public record Sources(Map<String, Pool> pools) {
    public Sources {
        pools = Map.copyOf(pools);
    }

    /** Reads the pools of services. */
    public static Sources of(Stores stores, Collection<Service> services) {
        return new Sources(stores.pools().findAll(poolsOf(services)));
    }

    /** Reads the pools of services but for one that was read already, which is among them then. */
    static Sources of(Stores stores, Collection<Service> services, Pool known) {
        Set<String> others = poolsOf(services);
        others.remove(known.id());
        Map<String, Pool> pools =
                new HashMap<>(others.isEmpty() ? Map.of() : stores.pools().findAll(others));
        pools.put(known.id(), known);
        return new Sources(pools);
    }

    /** Reads the ledgers that services draw from. */
    public static Map<ShardKey, Ledger> ledgers(Stores stores, Collection<Service> services) {
        return stores.ledgers().findAll(of(stores, services).keys(services));
    }

    /** Returns the ids of the pools of services. */
    static Set<String> poolsOf(Collection<Service> services) {
        Set<String> ids = new LinkedHashSet<>();
        for (Service service : services) {
            ids.add(service.spec().pool());
            ids.addAll(service.spec().allowedPools());
        }
        return ids;
    }

    /** Returns the ledgers that services draw from; their pools are among those that are known. */
    Set<ShardKey> keys(Collection<Service> services) {
        Set<ShardKey> keys = new HashSet<>();
        poolsOf(services).forEach(id -> keys.addAll(shards(id)));
        return keys;
    }

    private List<ShardKey> shards(String id) {
        Pool pool = pools.get(id);
        return pool == null ? List.of(ShardKey.of(id)) : shardsOf(pool);
    }

    /** Returns the shards of a pool. */
    public static List<ShardKey> shardsOf(Pool pool) {
        return ShardKey.all(pool.id(), pool.shards());
    }

    /** Returns what tenants may have of each pool. */
    Map<String, Sharing> sharing() {
        Map<String, Sharing> sharing = new HashMap<>();
        pools.forEach((id, pool) -> sharing.put(id, pool.sharing()));
        return sharing;
    }

    /** Draws the shard of which a call asks first; draws nothing where no pool has several. */
    int firstShard(RandomGenerator random) {
        return pools.values().stream().anyMatch(pool -> pool.shards() > 1) ? random.nextInt(Pool.MAX_SHARDS) : 0;
    }
}
