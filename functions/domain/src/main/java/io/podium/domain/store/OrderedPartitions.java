package io.podium.domain.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values in partitions, each ordered by a sort key and, where sort keys are equal, by the key of the item. A partition
 * that has become empty takes no memory. Not safe for use by several threads.
 */
final class OrderedPartitions<T> {
    /** A place in the order; without a key the place in front of all of its sort key. */
    private record Position(String sort, @Nullable ItemKey key) {}

    private static final Comparator<ItemKey> KEY_ORDER = Comparator.comparing(ItemKey::partition, Utf8Order.INSTANCE)
            .thenComparing(ItemKey::sort, Utf8Order.INSTANCE);
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::sort, Utf8Order.INSTANCE)
            .thenComparing(Position::key, Comparator.nullsFirst(KEY_ORDER));

    private final Map<String, TreeMap<Position, T>> partitions = new HashMap<>();

    void put(String partition, String sort, ItemKey key, T value) {
        partitions.computeIfAbsent(partition, p -> new TreeMap<>(ORDER)).put(new Position(sort, key), value);
    }

    void remove(String partition, String sort, ItemKey key) {
        TreeMap<Position, T> values = partitions.get(partition);
        if (values != null) {
            values.remove(new Position(sort, key));
            if (values.isEmpty()) {
                partitions.remove(partition);
            }
        }
    }

    ItemPage<T> page(String partition, Range range) {
        List<T> page = new ArrayList<>();
        for (Map.Entry<Position, T> entry : from(partition, range).entrySet()) {
            String sort = entry.getKey().sort();
            if (isBeyond(sort, range)) {
                break;
            }
            if (!sort.equals(range.after())) {
                page.add(entry.getValue());
                if (page.size() == range.limit()) {
                    return new ItemPage<>(page, sort);
                }
            }
        }
        return new ItemPage<>(page, null);
    }

    private NavigableMap<Position, T> from(String partition, Range range) {
        NavigableMap<Position, T> values = partitions.getOrDefault(partition, new TreeMap<>(ORDER));
        boolean ascending = range.direction() == Range.Direction.ASCENDING;
        String after = range.after();
        if (after == null) {
            return ascending ? values : values.descendingMap();
        }
        Position start = new Position(after, null);
        return ascending
                ? values.tailMap(start, true)
                : values.headMap(start, false).descendingMap();
    }

    private static boolean isBeyond(String sort, Range range) {
        if (range.through() == null) {
            return false;
        }
        int order = Utf8Order.INSTANCE.compare(sort, range.through());
        return range.direction() == Range.Direction.ASCENDING ? order > 0 : order < 0;
    }
}
