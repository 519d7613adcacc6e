package io.podium.domain.store;

import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import org.jspecify.annotations.Nullable;

/** How many tasks of a tenant wait in a shard, as far as it must be known. One item for each tenant with a quota. */
public final class BacklogStore {
    /** Delayed and blocked tasks of all tenants stand in one order, of which a count looks at so many pages. */
    private static final int MOST_PAGES_OF_DUE = 10;

    private final ItemStore items;
    private final TaskStore tasks;

    BacklogStore(ItemStore items, TaskStore tasks) {
        this.items = items;
        this.tasks = tasks;
    }

    /** Returns what is known of a tenant's backlog. */
    public Backlog find(ShardKey shard, String tenant) {
        return items.get(key(shard, tenant))
                .map(item -> {
                    Document document = Document.of(item.document());
                    return new Backlog(document.integer("atMost"), document.instant("counted"), item.version());
                })
                .orElse(Backlog.UNKNOWN);
    }

    /**
     * Stores it on condition that nobody wrote it since it was read; returns whether it was stored.
     *
     * @param mark something that no other caller says, for two may accept as many tasks at once
     */
    public boolean store(ShardKey shard, String tenant, Backlog backlog, String mark) {
        Document document = Document.empty()
                .put("schema", 1L)
                .put("atMost", (long) backlog.atMost())
                .put("mark", mark)
                .put("counted", backlog.countedAt());
        return items.write(new Write.Put(new Item(key(shard, tenant), backlog.version() + 1, document.tree(), null)))
                instanceof WriteOutcome.Done;
    }

    /**
     * Counts a tenant's tasks that wait, up to a limit: those that are ready, and those that are delayed or blocked as far
     * as they are among the 10,000 of the shard that are due first.
     */
    public int count(ShardKey shard, String tenant, int limit) {
        int count = 0;
        for (String type : tasks.types(shard)) {
            count += inLane(TaskIndex.ready(new QueueKey(shard, type)), tenant, limit - count);
        }
        count += inLane(TaskIndex.led(shard), tenant, limit - count);
        return count + due(shard, tenant, limit - count);
    }

    private int inLane(String partition, String tenant, int limit) {
        int count = 0;
        String after = Lane.front(tenant);
        while (after != null && count < limit) {
            Range range = Range.upTo(Lane.behind(tenant), Math.min(Range.MAX_LIMIT, limit - count));
            ItemPage<IndexHit> page = items.queryIndex(partition, range.continuedAfter(after));
            count += page.items().size();
            after = page.next();
        }
        return count;
    }

    private int due(ShardKey shard, String tenant, int limit) {
        int count = 0;
        @Nullable String after = null;
        for (int page = 0; page < MOST_PAGES_OF_DUE && count < limit; page++) {
            ItemPage<IndexHit> hits = items.queryIndex(
                    TaskIndex.due(shard), Range.first(Range.MAX_LIMIT).continuedAfter(after));
            count += (int) hits.items().stream()
                    .filter(hit -> TaskIndex.key(hit).tenant().equals(tenant))
                    .count();
            after = hits.next();
            if (after == null) {
                break;
            }
        }
        return Math.min(count, limit);
    }

    private static ItemKey key(ShardKey shard, String tenant) {
        return new ItemKey("BACKLOG#" + shard, tenant);
    }
}
