package io.podium.local.statemachine;

import io.podium.lambda.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this package needs to do with plain trees. */
final class Trees {

    private Trees() {}

    /** The size of a tree as UTF-8 JSON. */
    static int bytes(@Nullable Object tree) {
        return Json.write(tree).getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Copies a value that the query language made into plain maps and lists, with every integer a Long.
     *
     * @throws IllegalArgumentException when there is something in it that JSON has no form for, such as a function
     */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Integer integer) {
            return integer.longValue();
        }
        if (value == null
                || value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean) {
            return value;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), plain(element)));
            return copy;
        }
        throw new IllegalArgumentException(value.getClass().getSimpleName() + " has no form in JSON");
    }
}
