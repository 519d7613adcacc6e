package io.podium.domain.store;

import io.podium.domain.ConflictException;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The tasks, the truth about them. */
public final class TaskStore {
    /** The field by which an array is told from a task. */
    static final String ARRAY = "arraySize";

    private static final String SORT = "task";

    private final ItemStore items;
    private final WaitingStore waiting;
    private final ConcurrentMap<ShardKey, Set<String>> noted = new ConcurrentHashMap<>();

    public TaskStore(ItemStore items, Clock clock) {
        this.items = items;
        this.waiting = new WaitingStore(items, clock);
    }

    /** Returns the task of this name. */
    public Optional<Task> find(TaskKey key) {
        return items.get(itemKey(key)).filter(item -> !isArray(item)).map(TaskStore::task);
    }

    /** Returns the tasks that exist among these. */
    public Map<TaskKey, Task> findAll(Collection<TaskKey> keys) {
        Map<TaskKey, Task> found = new HashMap<>();
        items.getAll(keys.stream().distinct().map(TaskStore::itemKey).toList()).values().stream()
                .filter(item -> !isArray(item))
                .map(TaskStore::task)
                .forEach(task -> found.put(task.key(), task));
        return found;
    }

    /**
     * Stores each task on condition that the version before it is stored, or that none is for a new one.
     *
     * @param tasks tasks as their last move left them; no two of one name
     * @return what was lost, in order: for each task null if it was stored, else the task that is in the way; a task
     *     that is gone from the store is answered by the task itself
     */
    public List<@Nullable Task> store(List<Task> tasks) {
        return store(tasks, null);
    }

    /**
     * Stores each task; see {@link #store(List)}. A write that equals what is stored passes for its own repetition, so
     * of two callers who make the same move in the same millisecond both would believe that they made it. Where that
     * matters each says who it is.
     *
     * @param mark something that no other caller says, stored with the tasks; or null
     */
    public List<@Nullable Task> store(List<Task> tasks, @Nullable String mark) {
        waiting.announce(tasks);
        List<Write> writes = new ArrayList<>();
        tasks.forEach(task -> writes.add(new Write.Put(item(task, mark))));
        List<WriteOutcome> outcomes = writes.isEmpty() ? List.of() : items.write(writes);
        List<@Nullable Task> lost = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            WriteOutcome outcome = outcomes.get(i);
            if (outcome instanceof WriteOutcome.Conflict conflict) {
                lost.add(conflict.current() == null ? tasks.get(i) : task(conflict.current()));
            } else {
                lost.add(null);
            }
        }
        return lost;
    }

    /** Stores one task; see {@link #store(List)}. Returns whether it was stored. */
    public boolean store(Task task) {
        return store(List.of(task)).get(0) == null;
    }

    /**
     * Stores tasks as one transaction, each on condition of the version before it.
     *
     * @param tasks 1 to {@link Writes#MAX_TOGETHER} tasks; no two of one name
     * @param mark see {@link #store(List, String)}
     * @return whether they were stored; if not, none was
     */
    public boolean storeTogether(Collection<Task> tasks, @Nullable String mark) {
        waiting.announce(List.copyOf(tasks));
        return items.writeTogether(
                tasks.stream().map(task -> new Write.Put(item(task, mark))).toList());
    }

    /** Returns some tasks of a ready queue, tenant by tenant; what the index knows of them may be late. */
    public List<ReadyTask> ready(QueueKey queue, int limit) {
        return readyAfter(queue, null, limit).items();
    }

    /** Returns the first tasks of a tenant in a ready queue, in order. */
    public List<ReadyTask> ready(QueueKey queue, String tenant, int limit) {
        return items.queryIndex(TaskIndex.ready(queue), lane(tenant, null, limit)).items().stream()
                .map(TaskIndex::readyTask)
                .toList();
    }

    /**
     * Returns a page of a ready queue, tenant by tenant and of each tenant in order.
     *
     * @param after where the page before ended, or a place that {@link Lane} gives; null for the first page
     */
    public ItemPage<ReadyTask> readyAfter(QueueKey queue, @Nullable String after, int limit) {
        ItemPage<IndexHit> page =
                items.queryIndex(TaskIndex.ready(queue), Range.first(limit).continuedAfter(after));
        return new ItemPage<>(page.items().stream().map(TaskIndex::readyTask).toList(), page.next());
    }

    /** Returns delayed and blocked tasks of a shard that are to be looked at by {@code now}, earliest first. */
    public List<TaskKey> due(ShardKey shard, Instant now, int limit) {
        return items.queryIndex(TaskIndex.due(shard), Range.upTo(TaskIndex.dueBy(now), limit)).items().stream()
                .map(TaskIndex::key)
                .toList();
    }

    /** Returns when the first of the delayed and blocked tasks of a shard is to be looked at; empty where none is. */
    public Optional<Instant> firstDue(ShardKey shard) {
        return items.queryIndex(TaskIndex.due(shard), Range.first(1)).items().stream()
                .map(hit -> TaskIndex.dueAt(hit.entry()))
                .findFirst();
    }

    /** Returns the tasks that have ended. */
    public EndedStore ended() {
        return new EndedStore(items, this);
    }

    /** Returns a page of a tenant's ready tasks in a queue; a page may hold fewer than the limit. */
    public TaskPage ready(String tenant, QueueKey queue, @Nullable String after, int limit) {
        return page(TaskIndex.ready(queue), lane(tenant, after, limit), tenant, TaskStatus.READY);
    }

    /** Returns a page of a tenant's ready tasks for whom another member of their gang stands in a queue. */
    public TaskPage led(String tenant, ShardKey shard, @Nullable String after, int limit) {
        return page(TaskIndex.led(shard), lane(tenant, after, limit), tenant, TaskStatus.READY);
    }

    /** Returns a page of a tenant's delayed or blocked tasks in a shard; a page may hold fewer than the limit. */
    public TaskPage waiting(String tenant, ShardKey shard, TaskStatus status, @Nullable String after, int limit) {
        return page(TaskIndex.due(shard), Range.first(limit).continuedAfter(after), tenant, status);
    }

    /** Returns the notes of where tasks may wait. */
    public WaitingStore waiting() {
        return waiting;
    }

    /** Returns how many tasks wait, as far as that must be known. */
    public BacklogStore backlogs() {
        return new BacklogStore(items, this);
    }

    /** Returns the types of which tasks were ever submitted to a shard, in order. */
    public List<String> types(ShardKey shard) {
        List<String> types = new ArrayList<>();
        @Nullable String next = null;
        do {
            ItemPage<Item> page = items.query(
                    types(shard.toString()), Range.first(Range.MAX_LIMIT).continuedAfter(next));
            page.items().forEach(item -> types.add(item.key().sort()));
            next = page.next();
        } while (next != null);
        return types;
    }

    /** Notes that there are queues of these types in a shard, so that the sweeper knows where to look. */
    public void note(ShardKey shard, Collection<String> types) {
        // What was noted once stays noted.
        Set<String> known = noted.computeIfAbsent(shard, any -> ConcurrentHashMap.newKeySet());
        if (known.containsAll(types)) {
            return;
        }
        known.addAll(types(shard));
        List<Write> missing = types.stream()
                .distinct()
                .filter(type -> !known.contains(type))
                .<Write>map(type -> new Write.Put(
                        new Item(new ItemKey(types(shard.toString()), type), 1, Map.of("schema", 1L), null)))
                .toList();
        if (!missing.isEmpty()) {
            items.write(missing);
            known.addAll(types);
        }
    }

    private static Range lane(String tenant, @Nullable String after, int limit) {
        return Range.upTo(Lane.behind(tenant), limit).continuedAfter(after == null ? Lane.front(tenant) : after);
    }

    private static String types(String shard) {
        return "QUEUES#" + shard;
    }

    private TaskPage page(String partition, Range range, String tenant, TaskStatus status) {
        return page(items.queryIndex(partition, range), tenant, status);
    }

    /** Returns the tasks of a page of the index, of those that are a tenant's and still in this state. */
    TaskPage page(ItemPage<IndexHit> hits, String tenant, TaskStatus status) {
        List<TaskKey> keys = hits.items().stream()
                .map(TaskIndex::key)
                .filter(key -> key.tenant().equals(tenant))
                .toList();
        Map<TaskKey, Task> found = findAll(keys);
        List<Task> tasks = keys.stream()
                .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
                .filter(task -> task.status() == status)
                .toList();
        return new TaskPage(tasks, hits.next());
    }

    private static Item item(Task task, @Nullable String mark) {
        Document document = TaskCodec.write(task).put("mark", mark);
        return new Item(itemKey(task.key()), task.version(), document.tree(), TaskIndex.entry(task));
    }

    static boolean isArray(Item item) {
        return item.document().containsKey(ARRAY);
    }

    private static Task task(Item item) {
        if (isArray(item)) {
            throw new ConflictException("id " + item.document().get("id") + " stands for an array of tasks");
        }
        return TaskCodec.read(Document.of(item.document()), item.version());
    }

    static ItemKey itemKey(TaskKey key) {
        return new ItemKey(key.tenant() + "#" + key.id(), SORT);
    }
}
