package io.podium.domain.optimization;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Unmodifiable copies in order of keys, so that what is stored and shown does not depend on hashing. */
final class Frozen {

    private Frozen() {}

    static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    static <V> Map<String, Map<String, V>> nested(Map<String, Map<String, V>> map) {
        Map<String, Map<String, V>> copy = new TreeMap<>();
        map.forEach((key, inner) -> copy.put(key, sorted(inner)));
        return Collections.unmodifiableMap(copy);
    }
}
