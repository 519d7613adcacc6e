package io.podium.domain.store;

import io.podium.domain.audit.AuditEntry;
import io.podium.domain.audit.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The entries of one partition of the audit, newest first, read as far as they are asked for. */
final class AuditDay {
    static final String ASKED = "#1";
    static final String ENDED = "#2";
    private static final int READ_AT_ONCE = 100;

    private final ItemStore items;
    private final String partition;
    private final Deque<Item> read = new ArrayDeque<>();
    private Range rest;
    private boolean isAllRead;
    private @Nullable AuditEntry head;

    /**
     * @param before only entries whose sort key comes before this
     * @param from only entries whose sort key is this or comes after it
     */
    AuditDay(ItemStore items, String partition, String before, String from) {
        this.items = items;
        this.partition = partition;
        this.rest = new Range(before, from, Range.Direction.DESCENDING, READ_AT_ONCE);
        this.isAllRead = rest.isEmpty();
        this.head = read();
    }

    /** Returns the newest entry that was not taken, or null if there is none. */
    @Nullable
    AuditEntry head() {
        return head;
    }

    /** Goes on behind {@link #head}. */
    void advance() {
        head = read();
    }

    private @Nullable AuditEntry read() {
        Outcome outcome = null;
        String ended = null;
        for (Item item = take(); item != null; item = take()) {
            String sort = item.key().sort();
            String id = sort.substring(0, sort.length() - ASKED.length());
            if (sort.endsWith(ASKED)) {
                AuditEntry entry = AuditCodec.entry(id, item.document());
                return outcome != null && id.equals(ended) ? entry.with(outcome) : entry;
            }
            outcome = AuditCodec.outcome(item.document());
            ended = id;
        }
        return null;
    }

    private @Nullable Item take() {
        if (read.isEmpty() && !isAllRead) {
            ItemPage<Item> page = items.query(partition, rest);
            read.addAll(page.items());
            isAllRead = page.next() == null;
            rest = rest.continuedAfter(page.next());
        }
        return read.poll();
    }
}
