package io.podium.domain.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain values: String, Long, finite Double, Boolean, and List and Map (with String keys) of plain values. What a
 * store takes and what it gives back are equal as plain values, whatever the store.
 */
public final class PlainTree {
    /** What lies around the value that is being copied, for a message. */
    private final Deque<String> path = new ArrayDeque<>();

    private PlainTree() {}

    /**
     * Returns a copy that nobody can change, at any depth, in the order of {@code fields}, with Longs for Integers.
     *
     * @throws IllegalArgumentException if there is anything else than plain values inside; the message has the path
     */
    public static Map<String, Object> copyOf(Map<String, ?> fields) {
        return new PlainTree().copyOfMap(fields);
    }

    private Object copyOf(String name, @Nullable Object value) {
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return value;
        } else if (value instanceof Integer number) {
            return number.longValue();
        }
        path.addLast(name);
        Object copy = copyOfMany(value);
        path.removeLast();
        return copy;
    }

    private Object copyOfMany(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return copyOfMap(fields);
        } else if (value instanceof List<?> elements) {
            List<Object> copy = new ArrayList<>(elements.size());
            for (Object element : elements) {
                copy.add(copyOf("[]", element));
            }
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException(
                "a plain value is a String, Long, finite Double, Boolean, List or Map, but " + path() + " is " + value
                        + (value == null ? "" : " (" + value.getClass().getName() + ")"));
    }

    private Map<String, Object> copyOfMap(Map<?, ?> fields) {
        Map<String, Object> copy = new LinkedHashMap<>(2 * fields.size());
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new IllegalArgumentException(
                        "the names of fields are Strings, but " + path() + " has the name " + field.getKey());
            }
            copy.put(name, copyOf(name, field.getValue()));
        }
        return Collections.unmodifiableMap(copy);
    }

    private String path() {
        return String.join(".", path).replace(".[]", "[]");
    }
}
