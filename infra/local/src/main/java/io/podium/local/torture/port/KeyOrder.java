package io.podium.local.torture.port;

import io.podium.domain.store.ItemKey;
import io.podium.domain.store.Write;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * An order of keys. Callers may gather keys in sets whose order differs from one process to the next, which must not
 * change what follows from a seed.
 */
final class KeyOrder {
    private static final Comparator<ItemKey> ORDER =
            Comparator.comparing(ItemKey::partition).thenComparing(ItemKey::sort);

    private KeyOrder() {}

    static List<ItemKey> sorted(Collection<ItemKey> keys) {
        return keys.stream().distinct().sorted(ORDER).toList();
    }

    static List<? extends Write> sortedWrites(List<? extends Write> writes) {
        return writes.stream().sorted(Comparator.comparing(Write::key, ORDER)).toList();
    }
}
