package io.podium.domain.usecase;

import io.podium.domain.estimation.ArrivalCounts;
import io.podium.domain.estimation.RankFrame;
import io.podium.domain.metrics.ArrivalBins;
import io.podium.domain.metrics.MeasurementSum;
import io.podium.domain.resource.Pool;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Task;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the new tasks of a call for what is measured of their pools, with one call. */
final class CountArrivals {
    private final Stores stores;
    private final Surroundings surroundings;

    CountArrivals(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /**
     * Counts tasks.
     *
     * @param fresh tasks that were just stored for the first time
     * @param pools the pools that they wait in, by whose rules they were ranked
     */
    void run(Collection<Task> fresh, Map<String, Pool> pools) {
        Instant now = surroundings.now();
        Map<String, MeasurementSum> byPool = new TreeMap<>();
        Map<String, RankFrame> frames = new HashMap<>();
        Map<QueueKey, Integer> arrived = new HashMap<>();
        for (Task task : fresh) {
            String pool = task.spec().shard().pool();
            RankFrame frame = frames.computeIfAbsent(
                    pool,
                    id -> RankFrame.of(pools.getOrDefault(id, Pool.byDefault()).rules()));
            double offset = frame.offset(task.rank().value(), task.submittedAt());
            byPool.computeIfAbsent(pool, any -> new MeasurementSum())
                    .add(ArrivalCounts.of(task.spec().type(), offset, task.expectedRemainingSeconds()));
            arrived.merge(task.spec().queue(), 1, Integer::sum);
        }
        arrived.forEach((queue, count) -> byPool.computeIfAbsent(queue.shard().pool(), any -> new MeasurementSum())
                .add(ArrivalBins.arrived(queue.type(), now, count)));
        stores.metrics().add(MeasurementSum.each(byPool), now);
    }
}
