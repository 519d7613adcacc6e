package io.podium.domain.meter;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * The size of items as DynamoDB counts it, stored as {@code DynamoDbItemStore} stores them: the bytes of the names and
 * values of all attributes, where a number takes a byte and one for every two significant digits.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
 */
final class ItemSize {
    private ItemSize() {}

    /** Returns the bytes of an item in its table; 0 for none. */
    static long inTable(@Nullable Item item) {
        if (item == null) {
            return 0;
        }
        long bytes = keys(item.key()) + number("v", item.version()) + "doc".length() + JsonSize.of(item.document());
        if (item.document().get("expires") instanceof Long expires) {
            bytes += number("expires", expires);
        }
        IndexEntry entry = item.index();
        return entry == null ? bytes : bytes + entry(entry);
    }

    /** Returns the bytes of an entry in the sparse index, which carries the item's keys and version. */
    static long inIndex(ItemKey key, long version, IndexEntry entry) {
        return keys(key) + number("v", version) + entry(entry);
    }

    private static long keys(ItemKey key) {
        return "pksk".length() + Utf8Size.of(key.partition()) + Utf8Size.of(key.sort());
    }

    private static long entry(IndexEntry entry) {
        return "ipkiskbrief".length()
                + Utf8Size.of(entry.partition())
                + Utf8Size.of(entry.sort())
                + JsonSize.of(entry.brief());
    }

    private static long number(String name, long value) {
        long significant = value;
        while (significant != 0 && significant % 10 == 0) {
            significant /= 10;
        }
        int digits = Long.toString(Math.abs(significant)).length();
        return name.length() + 1L + (digits + 1) / 2;
    }
}
