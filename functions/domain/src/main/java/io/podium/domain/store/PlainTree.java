package io.podium.domain.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain values: String, Long, finite Double, Boolean, and List and Map (with String keys) of plain values. What a
 * store takes and what it gives back are equal as plain values, whatever the store.
 */
public final class PlainTree {
    private PlainTree() {}

    /**
     * Returns a copy that nobody can change, at any depth, in the order of {@code fields}, with Longs for Integers.
     *
     * @throws IllegalArgumentException if there is anything else than plain values inside; the message has the path
     */
    public static Map<String, Object> copyOf(Map<String, ?> fields) {
        return copyOfMap(fields, "");
    }

    private static Object copyOf(@Nullable Object value, String path) {
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return value;
        } else if (value instanceof Integer number) {
            return number.longValue();
        } else if (value instanceof Map<?, ?> fields) {
            return copyOfMap(fields, path);
        } else if (value instanceof List<?> elements) {
            List<Object> copy = new ArrayList<>(elements.size());
            for (Object element : elements) {
                copy.add(copyOf(element, path + "[]"));
            }
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException(
                "a plain value is a String, Long, finite Double, Boolean, List or Map, but " + path + " is " + value
                        + (value == null ? "" : " (" + value.getClass().getName() + ")"));
    }

    private static Map<String, Object> copyOfMap(Map<?, ?> fields, String path) {
        Map<String, Object> copy = new LinkedHashMap<>(2 * fields.size());
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new IllegalArgumentException(
                        "the names of fields are Strings, but " + path + " has the name " + field.getKey());
            }
            copy.put(name, copyOf(field.getValue(), path.isEmpty() ? name : path + "." + name));
        }
        return Collections.unmodifiableMap(copy);
    }
}
