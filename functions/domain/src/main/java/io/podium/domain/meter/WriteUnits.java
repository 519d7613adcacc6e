package io.podium.domain.meter;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.Write;
import org.jspecify.annotations.Nullable;

/**
 * Write units as DynamoDB counts them: one per KiB begun of the larger of the item before and the item after, and the
 * same for each entry of the index that is written or removed.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB on-demand capacity mode" and "Provisioned throughput
 * considerations for global secondary indexes".
 */
public final class WriteUnits {
    private static final int BYTES = 1_024;

    private WriteUnits() {}

    /** Returns the units of a write that took effect; null stands for no item. */
    static double replaced(@Nullable Item before, @Nullable Item after) {
        return inTable(before, after) + index(before, after);
    }

    /** Returns the units of a write that took effect, of the table alone. */
    static double inTable(@Nullable Item before, @Nullable Item after) {
        return begun(Math.max(ItemSize.inTable(before), ItemSize.inTable(after)));
    }

    /** Returns the units of a write that took effect in a transaction, which costs the table twice as much. */
    static double replacedTogether(@Nullable Item before, @Nullable Item after) {
        return inTable(before, after) + replaced(before, after);
    }

    /** Returns the units of a write that was refused: those of the item that it met. */
    public static double refused(@Nullable Item current) {
        return begun(ItemSize.inTable(current));
    }

    /**
     * Returns what a write costs at least, where nothing is known of what it replaced: as if the item had been in its
     * place before, and of the same size.
     */
    public static double atLeast(Write write) {
        Item item = write instanceof Write.Put put ? put.item() : null;
        return replaced(item, item);
    }

    /**
     * An entry that keeps its place is written once, for it carries the version, which changes with every write; one
     * that moves is removed in one place and written in the other.
     */
    static double index(@Nullable Item before, @Nullable Item after) {
        IndexEntry old = before == null ? null : before.index();
        IndexEntry now = after == null ? null : after.index();
        if (before != null && after != null && old != null && now != null && samePlace(old, now)) {
            return begun(Math.max(size(before, old), size(after, now)));
        }
        double removed = before == null || old == null ? 0 : begun(size(before, old));
        double written = after == null || now == null ? 0 : begun(size(after, now));
        return removed + written;
    }

    private static boolean samePlace(IndexEntry old, IndexEntry now) {
        return old.partition().equals(now.partition()) && old.sort().equals(now.sort());
    }

    private static long size(Item item, IndexEntry entry) {
        return ItemSize.inIndex(item.key(), item.version(), entry);
    }

    private static double begun(long bytes) {
        return Math.max(1, (bytes + BYTES - 1) / BYTES);
    }
}
