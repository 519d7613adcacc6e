package io.podium.domain.store;

import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The notes of where tasks may wait, one item a shard; see {@link WaitingNote}. */
public final class WaitingStore {
    private static final String SORT = "note";
    private static final int TRIES = 100;

    private final ItemStore items;
    private final Clock clock;
    private final ConcurrentMap<ShardKey, WaitingNote> known = new ConcurrentHashMap<>();

    WaitingStore(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** Returns the notes of these shards. */
    public Map<ShardKey, WaitingNote> findAll(Collection<ShardKey> shards) {
        Map<ShardKey, WaitingNote> found = new HashMap<>();
        if (shards.size() == 1) {
            shards.forEach(shard -> found.put(shard, find(shard)));
            return found;
        }
        Map<ItemKey, Item> stored =
                items.getAll(shards.stream().map(WaitingStore::key).toList());
        shards.forEach(shard -> found.put(shard, read(stored.get(key(shard)))));
        return found;
    }

    private WaitingNote find(ShardKey shard) {
        return read(items.get(key(shard)).orElse(null));
    }

    /**
     * Notes from when on tasks wait in a shard, on condition that nobody noted anything since; otherwise nothing is changed.
     *
     * @param seen the note as it was read, which may be changed now
     * @param from null where nobody waits
     */
    public void change(ShardKey shard, WaitingNote seen, @Nullable Instant from) {
        store(shard, new WaitingNote(from, now(), seen.version()));
    }

    /** Notes that tasks wait in a shard, if that is not noted: whoever stored them may have stood still for long before. */
    public void mend(ShardKey shard) {
        Instant now = now();
        if (!find(shard).mayWait(now)) {
            announce(shard, now, now);
        }
    }

    /** Notes, where it is not noted yet, that tasks are about to wait. */
    void announce(List<Task> tasks) {
        Instant now = now();
        Map<ShardKey, Instant> earliest = new HashMap<>();
        for (Task task : tasks) {
            Instant from = waitsFrom(task, now);
            if (from != null) {
                earliest.merge(task.spec().shard(), from, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        earliest.forEach((shard, from) -> announce(shard, from, now));
    }

    private static @Nullable Instant waitsFrom(Task task, Instant now) {
        if (task.status() == TaskStatus.READY) {
            return now;
        }
        boolean waits = task.status() == TaskStatus.DELAYED || task.status() == TaskStatus.BLOCKED;
        return waits ? task.dueAt() : null;
    }

    private void announce(ShardKey shard, Instant from, Instant now) {
        WaitingNote last = known.get(shard);
        if (last != null && last.covers(from, now)) {
            return;
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            WaitingNote note = find(shard);
            if (note.covers(from, now)) {
                known.put(shard, note);
                return;
            }
            WaitingNote next = note.covering(from, now);
            if (store(shard, next)) {
                known.put(shard, next);
                return;
            }
        }
        throw new StoreUnavailableException("the note of " + shard + " is being written by others all the time", null);
    }

    private boolean store(ShardKey shard, WaitingNote note) {
        Document document =
                Document.empty().put("schema", 1L).put("from", note.from()).put("noted", note.notedAt());
        return items.write(new Write.Put(new Item(key(shard), note.version() + 1, document.tree(), null)))
                instanceof WriteOutcome.Done;
    }

    private static WaitingNote read(@Nullable Item item) {
        if (item == null) {
            return WaitingNote.UNKNOWN;
        }
        Document document = Document.of(item.document());
        return new WaitingNote(document.optionalInstant("from"), document.instant("noted"), item.version());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static ItemKey key(ShardKey shard) {
        return new ItemKey("WAITING#" + shard, SORT);
    }
}
