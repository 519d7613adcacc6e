package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.task.ShardKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Defines a pool, or changes it. */
public final class PutPool {
    private final Stores stores;
    private final Surroundings surroundings;

    public PutPool(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * What became of the pool.
     *
     * @param pool as stored
     * @param created whether nobody had defined it before
     */
    public record Result(Pool pool, boolean created) {}

    /**
     * Stores the pool, gives its ledger the capacity, and wakes the scheduler, since tasks may fit now. Tasks that wait
     * keep their place until the scheduler next looks at them and ranks them by the new rules.
     *
     * @throws ConflictException if somebody else changes the pool at the same time
     */
    public Result run(
            String id, ResourceVector capacity, Map<String, Double> prices, PoolRules rules, Sharing sharing) {
        return run(id, capacity, prices, rules, sharing, null);
    }

    /**
     * Stores the pool; see {@link #run(String, ResourceVector, Map, PoolRules, Sharing)}.
     *
     * @param shards into how many the pool is divided, which is said once, when it is first defined; null for as before
     * @throws ConflictException if somebody else changes the pool at the same time, or it has another number of shards
     * @throws InvalidInputException if a quota of slots is less than one a shard
     */
    public Result run(
            String id,
            ResourceVector capacity,
            Map<String, Double> prices,
            PoolRules rules,
            Sharing sharing,
            @Nullable Integer shards) {
        Optional<Pool> stored = stores.pools().find(id);
        int count = Objects.requireNonNullElse(shards, stored.map(Pool::shards).orElse(1));
        refuseQuotasBelow(count, sharing);
        stored.ifPresent(before -> refuseOtherShards(before, count));
        Pool wanted = new Pool(
                id,
                capacity,
                prices,
                rules,
                sharing,
                count,
                stored.map(Pool::version).orElse(0L));
        if (wanted.version() == 0 && count > 1) {
            claimFirst(wanted);
        }
        if (stored.isEmpty() || !stored.get().equals(wanted) || wanted.version() == 0) {
            if (!stores.pools().store(wanted)) {
                throw new ConflictException("pool " + id + " was changed by somebody else at the same time");
            }
        }
        for (ShardKey shard : Sources.shardsOf(wanted)) {
            stores.ledgers().change(shard, ledger -> ledger.withCapacity(wanted.capacityOf(shard.number())));
        }
        surroundings.queue().wake(List.of(Wake.all(ShardKey.of(id))));
        return new Result(stores.pools().find(id).orElseThrow(), wanted.version() == 0);
    }

    private static void refuseQuotasBelow(int shards, Sharing sharing) {
        if (sharing.leastSlots() < shards) {
            throw new InvalidInputException(
                    "maxSlots",
                    "a quota of slots is at least one for each of the " + shards + " shards of the pool, not "
                            + sharing.leastSlots());
        }
    }

    /** A pool keeps its shards: what is held and what waits in one could not be moved to another in one write. */
    private static void refuseOtherShards(Pool stored, int shards) {
        if (stored.version() > 0 && stored.shards() != shards) {
            throw new ConflictException("pool " + stored.id() + " has " + stored.shards()
                    + " shards and keeps them, and " + shards + " were asked" + maybe(shards));
        }
    }

    /**
     * The default pool can be in use before it is defined, as one shard that has all. What it has is made the part of one
     * of several while nobody uses it, so that whoever comes in between finds no more than that.
     */
    private void claimFirst(Pool wanted) {
        stores.ledgers().change(ShardKey.of(wanted.id()), ledger -> {
            if (!ledger.services().isEmpty()) {
                throw new ConflictException("pool " + wanted.id() + " is in use as one shard, by " + ledger.services()
                        + ", and cannot be divided into " + wanted.shards() + maybe(wanted.shards()));
            }
            return ledger.withCapacity(wanted.capacityOf(0));
        });
    }

    private static String maybe(int shards) {
        return ". Maybe define another pool with " + shards + " shards and register its services there";
    }
}
