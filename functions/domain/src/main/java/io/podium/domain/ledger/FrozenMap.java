package io.podium.domain.ledger;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes, so that it is shared where others are copied. Kept as two lists in the order of the
 * keys: a change of many entries at once is one pass over both.
 */
@SuppressWarnings("JdkObsolete") // nobody asks a ledger's maps for more than a SortedMap has
final class FrozenMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> implements SortedMap<K, V> {
    private final List<K> keys;
    private final List<V> values;

    /** Takes the lists over; the keys are in order, and no two are equal. */
    private FrozenMap(List<K> keys, List<V> values) {
        this.keys = keys;
        this.values = values;
    }

    /** Returns a map of the same entries; the map itself where it is frozen. */
    static <K extends Comparable<? super K>, V> FrozenMap<K, V> copyOf(Map<K, V> map) {
        if (map instanceof FrozenMap<K, V> frozen) {
            return frozen;
        }
        boolean isInOrder = map instanceof SortedMap<K, V> sorted && sorted.comparator() == null;
        Map<K, V> inOrder = isInOrder || map.size() < 2 ? map : inOrder(map);
        return new FrozenMap<>(new ArrayList<>(inOrder.keySet()), new ArrayList<>(inOrder.values()));
    }

    private static <K extends Comparable<? super K>, V> Map<K, V> inOrder(Map<K, V> map) {
        Map<K, V> sorted = new TreeMap<>(Comparator.<K>naturalOrder());
        sorted.putAll(map);
        return sorted;
    }

    /** Returns these values by their keys; of those with the same key the last. */
    static <K extends Comparable<? super K>, V> FrozenMap<K, V> of(Collection<V> all, Function<V, K> keyOf) {
        List<V> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(keyOf));
        List<K> keys = new ArrayList<>(sorted.size());
        List<V> values = new ArrayList<>(sorted.size());
        for (V value : sorted) {
            K key = keyOf.apply(value);
            if (!keys.isEmpty() && keys.get(keys.size() - 1).equals(key)) {
                values.set(values.size() - 1, value);
            } else {
                keys.add(key);
                values.add(value);
            }
        }
        return new FrozenMap<>(keys, values);
    }

    /** Returns the map with these entries in place of what their keys had. */
    FrozenMap<K, V> with(Map<K, V> changed) {
        FrozenMap<K, V> others = copyOf(changed);
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        List<K> allKeys = new ArrayList<>(size() + others.size());
        List<V> allValues = new ArrayList<>(size() + others.size());
        int mine = 0;
        int theirs = 0;
        while (mine < size() || theirs < others.size()) {
            int order = mine == size()
                    ? 1
                    : theirs == others.size() ? -1 : keys.get(mine).compareTo(others.keys.get(theirs));
            allKeys.add(order < 0 ? keys.get(mine) : others.keys.get(theirs));
            allValues.add(order < 0 ? values.get(mine) : others.values.get(theirs));
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return new FrozenMap<>(allKeys, allValues);
    }

    /** Returns the map without these keys, as far as they are in it. */
    FrozenMap<K, V> without(Set<K> gone) {
        if (gone.stream().noneMatch(this::containsKey)) {
            return this;
        }
        List<K> leftKeys = new ArrayList<>(size());
        List<V> leftValues = new ArrayList<>(size());
        for (int place = 0; place < size(); place++) {
            if (!gone.contains(keys.get(place))) {
                leftKeys.add(keys.get(place));
                leftValues.add(values.get(place));
            }
        }
        return new FrozenMap<>(leftKeys, leftValues);
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int place = place(key);
        return place < 0 ? null : values.get(place);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return place(key) >= 0;
    }

    @SuppressWarnings("unchecked") // as every sorted map, this one is asked for keys of its own kind only
    private int place(@Nullable Object key) {
        return key == null ? -1 : Collections.binarySearch(keys, (K) key);
    }

    /** Looks keys up of which most are asked for in order. */
    final class Cursor {
        private int next;

        private Cursor() {}

        /** Returns the value of a key, or null. */
        @Nullable
        V find(K key) {
            int place = next < keys.size() && keys.get(next).equals(key) ? next : place(key);
            next = place < 0 ? next : place + 1;
            return place < 0 ? null : values.get(place);
        }
    }

    Cursor cursor() {
        return new Cursor();
    }

    @Override
    public Collection<V> values() {
        return Collections.unmodifiableList(values);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.size();
            }

            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<K, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.size();
        }

        @Override
        public Entry<K, V> next() {
            Entry<K, V> entry = Map.entry(keys.get(next), values.get(next));
            next++;
            return entry;
        }
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return null;
    }

    @Override
    public SortedMap<K, V> subMap(K from, K to) {
        return between(placeFor(from), placeFor(to));
    }

    @Override
    public SortedMap<K, V> headMap(K to) {
        return between(0, placeFor(to));
    }

    @Override
    public SortedMap<K, V> tailMap(K from) {
        return between(placeFor(from), size());
    }

    private int placeFor(K key) {
        int place = place(key);
        return place < 0 ? -place - 1 : place;
    }

    private FrozenMap<K, V> between(int from, int to) {
        return new FrozenMap<>(keys.subList(from, to), values.subList(from, to));
    }

    @Override
    public K firstKey() {
        return keys.iterator().next();
    }

    @Override
    public K lastKey() {
        return keys.listIterator(keys.size()).previous();
    }
}
