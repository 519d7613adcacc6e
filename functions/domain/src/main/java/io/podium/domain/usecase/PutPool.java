package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.task.ShardKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Optional<Pool> stored = stores.pools().find(id);
        Pool wanted = new Pool(
                id, capacity, prices, rules, sharing, stored.map(Pool::version).orElse(0L));
        if (stored.isEmpty() || !stored.get().equals(wanted) || wanted.version() == 0) {
            if (!stores.pools().store(wanted)) {
                throw new ConflictException("pool " + id + " was changed by somebody else at the same time");
            }
        }
        ShardKey shard = ShardKey.of(id);
        stores.ledgers().change(shard, ledger -> ledger.withCapacity(capacity));
        surroundings.queue().wake(List.of(Wake.all(shard)));
        return new Result(stores.pools().find(id).orElseThrow(), wanted.version() == 0);
    }
}
