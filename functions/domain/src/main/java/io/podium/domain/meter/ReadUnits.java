package io.podium.domain.meter;

import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read units as DynamoDB counts them: one per 4 KiB begun, and half where the read may lag. A read that finds nothing
 * costs as much as the smallest item.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB on-demand capacity mode".
 */
final class ReadUnits {
    private static final int BYTES = 4_096;
    private static final double EVENTUAL = 0.5;

    private ReadUnits() {}

    static double ofItem(@Nullable Item item) {
        return begun(ItemSize.inTable(item));
    }

    /** A query rounds up once, for all that it read. */
    static double ofPage(List<Item> items) {
        return begun(items.stream().mapToLong(ItemSize::inTable).sum());
    }

    static double ofHits(List<IndexHit> hits) {
        long bytes = hits.stream()
                .mapToLong(hit -> ItemSize.inIndex(hit.key(), hit.version(), hit.entry()))
                .sum();
        return EVENTUAL * begun(bytes);
    }

    private static double begun(long bytes) {
        return Math.max(1, (bytes + BYTES - 1) / BYTES);
    }
}
