package io.podium.domain.usecase;

import io.podium.domain.InvalidInputException;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.store.EndedStore;
import io.podium.domain.store.TaskPage;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends a tenant's tasks that are dead or have failed to their queues again, those that match a filter. It goes from the
 * latest to the earliest end, so that a task which dies again lies behind the cursor and a caller who follows the cursor
 * comes to an end. Doing it again finds only what is still dead.
 */
public final class RedriveTasks {
    /** The most tasks that one call redrives. */
    public static final int MAX_LIMIT = 200;

    /** The most tasks that one call looks at; where fewer match, the cursor leads on. */
    public static final int MAX_LOOKED_AT = 1_000;

    private static final int PAGE = 100;

    private final Stores stores;
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final LinkTasks links;
    private final TellDependents tellDependents;

    public RedriveTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.links = new LinkTasks(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
    }

    /**
     * Which tasks are meant; all that is given must hold.
     *
     * @param status {@code DEAD} or {@code FAILED}
     * @param pool only in this pool, or null for any
     * @param type only of this type, or null for any
     * @param from only those that ended at this time or later, or null
     * @param to only those that ended before this time, or null
     * @param errorContains only those whose error contains this text, or null
     */
    public record Filter(
            TaskStatus status,
            @Nullable String pool,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String errorContains) {
        public Filter {
            if (status != TaskStatus.DEAD && status != TaskStatus.FAILED) {
                throw new IllegalArgumentException("only DEAD and FAILED tasks are redriven, not " + status);
            }
        }

        boolean matches(Task task) {
            String error = task.outcome() == null ? null : task.outcome().error();
            return (type == null || type.equals(task.spec().type()))
                    && (errorContains == null || (error != null && error.contains(errorContains)));
        }
    }

    /**
     * What a call came to.
     *
     * @param matched how many tasks matched
     * @param tasks those that were redriven, as they are stored; in a dry run those that matched
     * @param next where the next call goes on, or null when there is no more
     */
    public record Result(
            int matched, List<Task> tasks, @Nullable String next) {
        public Result {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * Redrives tasks; one that somebody else moves at the same time is left to them.
     *
     * @param tenant whose
     * @param limit at most this many, 1 to {@link #MAX_LIMIT}
     * @param next where to go on, as the call before said, or null for the first
     * @param dryRun whether to change nothing
     * @throws InvalidInputException if there is no such pool, or {@code next} is none that a call gave
     */
    public Result run(String tenant, Filter filter, int limit, @Nullable String next, boolean dryRun) {
        Map<String, Pool> known = pools(filter.pool());
        List<String> pools = List.copyOf(known.keySet());
        EndedStore.Time time = new EndedStore.Time(filter.from(), filter.to());
        RedriveCursor cursor = RedriveCursor.read(next, pools);
        List<Task> matched = new ArrayList<>();
        int looked = 0;
        while (cursor != null && matched.size() < limit && looked < MAX_LOOKED_AT) {
            List<ShardKey> shards = Sources.shardsOf(Objects.requireNonNull(known.get(cursor.pool())));
            TaskPage page = stores.tasks().ended().page(tenant, shards, filter.status(), time, cursor.after(), PAGE);
            looked += PAGE;
            RedriveCursor behind = cursor.behind(page, pools);
            for (Task task : page.tasks()) {
                // What ended before its gang had started cannot be redriven alone.
                if (filter.matches(task) && task.gathering().isEmpty()) {
                    matched.add(task);
                }
                if (matched.size() == limit) {
                    behind = cursor.behind(task);
                    break;
                }
            }
            cursor = behind;
        }
        return new Result(
                matched.size(), dryRun ? matched : redrive(matched), cursor == null ? null : cursor.toString());
    }

    private Map<String, Pool> pools(@Nullable String wanted) {
        Map<String, Pool> pools = new LinkedHashMap<>();
        stores.pools().all().stream()
                .filter(pool -> wanted == null || wanted.equals(pool.id()))
                .forEach(pool -> pools.put(pool.id(), pool));
        if (wanted != null && pools.isEmpty()) {
            throw new InvalidInputException("pool", "there is no pool \"" + wanted + "\"");
        }
        return pools;
    }

    private List<Task> redrive(List<Task> matched) {
        Instant now = surroundings.now();
        List<Task> moved =
                matched.stream().map(task -> change.ranked(task.redrive(now))).toList();
        List<@Nullable Task> lost = stores.tasks().store(moved, surroundings.mark());
        List<Task> redriven = new ArrayList<>();
        Set<QueueKey> ready = new HashSet<>();
        for (int i = 0; i < moved.size(); i++) {
            if (lost.get(i) == null) {
                Task task = moved.get(i).status() == TaskStatus.BLOCKED ? links.check(moved.get(i)) : moved.get(i);
                redriven.add(task);
                if (task.status() == TaskStatus.READY) {
                    ready.add(task.spec().queue());
                } else if (task.status() == TaskStatus.DELAYED) {
                    WakeLater.at(surroundings, task.spec().queue(), Objects.requireNonNull(task.dueAt()));
                }
            }
        }
        tellDependents.of(redriven);
        surroundings.queue().wake(Wake.of(ready));
        return redriven;
    }
}
