package io.podium.domain.usecase;

import io.podium.domain.InvalidInputException;
import io.podium.domain.NotFoundException;
import io.podium.domain.ledger.Holding;
import io.podium.domain.resource.Pool;
import io.podium.domain.store.EndedStore;
import io.podium.domain.store.TaskPage;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists a tenant's tasks by where they stand. Waiting and ended tasks are found through the index, live ones through the
 * ledgers that list them.
 */
public final class ListTasks {
    /** The most tasks of one page. */
    public static final int MAX_LIMIT = 200;

    /**
     * Delayed and blocked tasks of all tenants stand in one order. A page that has met so many of others ends, perhaps with
     * few tasks or none, and says where the next one begins.
     */
    private static final int MOST_PAGES = 20;

    private static final List<TaskStatus> LIVE = List.of(TaskStatus.PLACED, TaskStatus.RUNNING);

    private final Stores stores;

    public ListTasks(Stores stores) {
        this.stores = stores;
    }

    /**
     * One place to look, which has several shards only for tasks that have ended. {@code type} names the queue of ready tasks; without it ready tasks are those for whom
     * another member of their gang stands in a queue.
     */
    private record Place(
            List<ShardKey> shards,
            TaskStatus status,
            @Nullable String type) {
        ShardKey shard() {
            return shards.get(0);
        }
    }

    /**
     * Returns a page of tasks, which may hold fewer than the limit and not be the last.
     *
     * @param tenant whose
     * @param status only in this state, or null for any
     * @param pool only in this pool, or null for any
     * @param limit at most this many, 1 to {@link #MAX_LIMIT}
     * @param next where the page begins, as the page before said, or null for the first
     * @throws NotFoundException if there is no such pool
     * @throws InvalidInputException if {@code next} is none that a page gave
     */
    public TaskPage run(
            String tenant, @Nullable TaskStatus status, @Nullable String pool, int limit, @Nullable String next) {
        List<Place> places = places(status, pool);
        int at = 0;
        String after = null;
        if (next != null) {
            int colon = next.indexOf(':');
            at = index(next, colon, places.size());
            after = colon + 1 == next.length() ? null : next.substring(colon + 1);
        }
        List<Task> tasks = new ArrayList<>();
        int continued = 0;
        while (at < places.size()) {
            TaskPage page = read(places.get(at), tenant, after, limit - tasks.size());
            tasks.addAll(page.tasks());
            after = page.next();
            at += after == null ? 1 : 0;
            continued += after == null ? 0 : 1;
            if (tasks.size() >= limit || continued == MOST_PAGES) {
                break;
            }
        }
        return new TaskPage(tasks, at < places.size() ? at + ":" + Objects.requireNonNullElse(after, "") : null);
    }

    private static int index(String next, int colon, int count) {
        if (colon > 0 && next.substring(0, colon).matches("[0-9]{1,6}")) {
            int at = Integer.parseInt(next.substring(0, colon));
            if (at < count) {
                return at;
            }
        }
        throw new InvalidInputException("next", "take it as the page before gave it, not \"" + next + "\"");
    }

    private List<Place> places(@Nullable TaskStatus status, @Nullable String pool) {
        List<Pool> pools = pool == null
                ? stores.pools().all()
                : List.of(stores.pools().find(pool).orElseThrow(() -> new NotFoundException("pool", pool)));
        List<TaskStatus> statuses = status == null ? Arrays.asList(TaskStatus.values()) : List.of(status);
        List<Place> places = new ArrayList<>();
        for (Pool each : pools) {
            for (TaskStatus wanted : statuses) {
                if (wanted.isFinal()) {
                    places.add(new Place(Sources.shardsOf(each), wanted, null));
                } else {
                    Sources.shardsOf(each).forEach(shard -> places.addAll(places(shard, wanted)));
                }
            }
        }
        return places;
    }

    private List<Place> places(ShardKey shard, TaskStatus status) {
        List<Place> places = new ArrayList<>(List.of(new Place(List.of(shard), status, null)));
        if (status == TaskStatus.READY) {
            stores.tasks().types(shard).forEach(type -> places.add(new Place(List.of(shard), status, type)));
        }
        return places;
    }

    private TaskPage read(Place place, String tenant, @Nullable String after, int limit) {
        if (place.type() != null) {
            return stores.tasks().ready(tenant, new QueueKey(place.shard(), place.type()), after, limit);
        }
        if (place.status() == TaskStatus.READY) {
            return stores.tasks().led(tenant, place.shard(), after, limit);
        }
        if (LIVE.contains(place.status())) {
            return live(place, tenant, after, limit);
        }
        return place.status().isFinal()
                ? stores.tasks().ended().page(tenant, place.shards(), place.status(), EndedStore.Time.ANY, after, limit)
                : stores.tasks().waiting(tenant, place.shard(), place.status(), after, limit);
    }

    private TaskPage live(Place place, String tenant, @Nullable String after, int limit) {
        List<TaskKey> held = stores.ledgers().find(place.shard()).holdings().values().stream()
                .map(Holding::task)
                .filter(task -> task.tenant().equals(tenant))
                .filter(task -> after == null || task.id().compareTo(after) > 0)
                .toList();
        List<TaskKey> keys = held.subList(0, Math.min(held.size(), limit));
        Map<TaskKey, Task> found = stores.tasks().findAll(keys);
        List<Task> tasks = keys.stream()
                .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
                .filter(task -> task.status() == place.status())
                .toList();
        return new TaskPage(
                tasks, keys.size() < held.size() ? keys.get(keys.size() - 1).id() : null);
    }
}
