package io.podium.local.torture.port;

import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * An index that hears of each write some time later, as a global secondary index does. What is written of one item comes
 * in its order; what is written of several may come in any.
 */
public final class LaggingIndex {
    private static final int USUAL_LAG = 15;
    private static final int LONGEST_LAG = 120_000;

    private final World world;
    private final ItemStore table;
    private final ItemStore replica = new InMemoryItemStore();
    private final PriorityQueue<Arrival> pending = new PriorityQueue<>();
    private final Map<ItemKey, Long> latest = new HashMap<>();
    private long heard;

    private record Arrival(long time, long number, Write write) implements Comparable<Arrival> {
        @Override
        public int compareTo(Arrival other) {
            int order = Long.compare(time, other.time);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    LaggingIndex(World world, ItemStore table) {
        this.world = world;
        this.table = table;
    }

    void heard(List<? extends Write> writes) {
        for (Write write : writes) {
            boolean lags = world.faults().strike(Fault.INDEX_LAGS);
            long lag = lags ? world.chance().below(LONGEST_LAG) : world.chance().exponential(USUAL_LAG);
            long time = Math.max(world.loop().now() + lag, latest.getOrDefault(write.key(), 0L));
            latest.put(write.key(), time);
            pending.add(new Arrival(time, heard++, write));
        }
    }

    ItemPage<IndexHit> query(String partition, Range range) {
        catchUp();
        ItemPage<IndexHit> page = replica.queryIndex(partition, range);
        if (!pending.isEmpty() && !page.equals(table.queryIndex(partition, range))) {
            world.faults().happened(Fault.INDEX_READ_STALE);
        }
        return page;
    }

    private void catchUp() {
        Arrival next = pending.peek();
        while (next != null && next.time() <= world.loop().now()) {
            replica.write(next.write());
            pending.remove();
            next = pending.peek();
        }
    }
}
