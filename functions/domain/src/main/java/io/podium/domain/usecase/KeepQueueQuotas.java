package io.podium.domain.usecase;

import io.podium.domain.LimitExceededException;
import io.podium.domain.Violation;
import io.podium.domain.resource.Pool;
import io.podium.domain.store.Backlog;
import io.podium.domain.store.BacklogStore;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses calls that would have more of a tenant's tasks wait in a pool than its quota allows. A tenant without a quota
 * costs nothing; one with a quota costs a read and a write a call, whatever the number of its tasks, and now and then a
 * count: only when what was counted last and what was accepted since exceed the quota together, and once a second at most.
 *
 * <p>What comes back to wait after it was started (to be tried again, or given back) is not refused and not counted until
 * the next count, nor is what another call stores while this one counts.
 */
final class KeepQueueQuotas {
    private static final int TRIES = 20;

    /** For so long a count that found no room speaks for those that come next. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final BacklogStore backlogs;
    private final Surroundings surroundings;

    KeepQueueQuotas(Stores stores, Surroundings surroundings) {
        this.backlogs = stores.tasks().backlogs();
        this.surroundings = surroundings;
    }

    private record Line(Pool pool, String tenant) {
        /** What is counted of all shards is kept under the first. */
        ShardKey shard() {
            return ShardKey.of(pool.id());
        }
    }

    /**
     * Counts new tasks to their tenants' backlogs, before they are stored. Should they then not be stored, the next count
     * finds out.
     *
     * @throws LimitExceededException if a quota would be exceeded
     */
    void admit(List<Task> fresh, Map<String, Pool> pools) {
        Map<Line, Integer> counts = new LinkedHashMap<>();
        fresh.forEach(task -> Optional.ofNullable(pools.get(task.spec().shard().pool()))
                .ifPresent(pool -> counts.merge(new Line(pool, task.key().tenant()), 1, Integer::sum)));
        counts.forEach((line, more) -> {
            Integer quota = line.pool().sharing().of(line.tenant()).maxQueued();
            if (quota != null) {
                admit(line, more, quota);
            }
        });
    }

    private void admit(Line line, int more, int quota) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Backlog known = backlogs.find(line.shard(), line.tenant());
            Backlog judged = known.admits(more, quota) ? known : countedAnew(line, known, quota);
            boolean admitted = judged.admits(more, quota);
            Backlog after = admitted ? judged.plus(more) : judged;
            boolean stored =
                    after.equals(known) || backlogs.store(line.shard(), line.tenant(), after, surroundings.mark());
            if (!admitted) {
                throw refusal(line, more, quota, judged.atMost());
            }
            if (stored) {
                return;
            }
        }
        throw new StoreUnavailableException(
                "the backlog of tenant " + line.tenant() + " in pool "
                        + line.pool().id() + " is being changed by others all the time",
                null);
    }

    private Backlog countedAnew(Line line, Backlog known, int quota) {
        Instant now = surroundings.now();
        boolean isFresh = now.isBefore(known.countedAt().plus(FRESH));
        return isFresh ? known : known.counted(count(line, quota + 1), now);
    }

    private int count(Line line, int limit) {
        int count = 0;
        for (ShardKey shard : Sources.shardsOf(line.pool())) {
            count += count < limit ? backlogs.count(shard, line.tenant(), limit - count) : 0;
        }
        return count;
    }

    private static LimitExceededException refusal(Line line, int more, int quota, int waiting) {
        return new LimitExceededException(new Violation(
                "tasks",
                "of tenant " + line.tenant() + " at most " + quota + " tasks wait in pool "
                        + line.pool().id() + " (maxQueued); " + waiting + " wait, and " + more
                        + " more were submitted"));
    }
}
