package io.podium.local.torture;

import io.podium.domain.store.ForwardingItemStore;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.local.torture.world.World;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A table that refuses one call in four for as long as faults strike. */
final class Refusing extends ForwardingItemStore {
    private static final int ONE_IN = 4;

    private final World world;

    Refusing(World world, ItemStore store) {
        super(store);
        this.world = world;
    }

    private void maybeRefuse() {
        if (world.faults().areOn() && world.chance().oneIn(ONE_IN)) {
            throw new StoreUnavailableException("throttled", null);
        }
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        maybeRefuse();
        return super.getAll(keys);
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        maybeRefuse();
        return super.queryIndex(partition, range);
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        maybeRefuse();
        return super.write(writes);
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        maybeRefuse();
        return super.writeTogether(writes);
    }
}
