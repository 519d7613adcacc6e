package io.podium.domain.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain trees in parts, each of which an item can hold: what is large in a tree, a map or a list, is spread over parts by its
 * entries, and merging the parts in their order gives the tree back.
 */
final class TreeParts {
    private final int most;
    private final List<Map<String, Object>> parts = new ArrayList<>();
    private int size;

    private TreeParts(int most) {
        this.most = most;
        parts.add(new LinkedHashMap<>());
    }

    /**
     * Returns the parts of a tree, at least one.
     *
     * @param most about how many characters a part has at most as text; a single text that is longer makes a part that is too
     */
    static List<Map<String, Object>> split(Map<String, Object> tree, int most) {
        TreeParts split = new TreeParts(most);
        // What is small comes first, so that the first part says what the whole is about.
        tree.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Object> field) -> length(field.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(field -> split.add(List.of(field.getKey()), field.getValue()));
        return split.parts;
    }

    /** Returns the tree that parts were made of. */
    static Map<String, Object> join(List<Map<String, Object>> parts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        parts.forEach(part -> merge(tree, part));
        return tree;
    }

    private void add(List<String> path, Object value) {
        int length = length(value);
        if (length <= most / 8) {
            put(path, value, length);
        } else if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, inside) -> add(behind(path, (String) name), inside));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> put(path, List.of(element), length(element)));
        } else {
            put(path, value, length);
        }
    }

    private void put(List<String> path, Object value, int length) {
        int names = path.stream().mapToInt(name -> name.length() + 8).sum();
        if (size > 0 && size + names + length > most) {
            parts.add(new LinkedHashMap<>());
            size = 0;
        }
        size += names + length;
        Map<String, Object> at = parts.get(parts.size() - 1);
        for (String name : path.subList(0, path.size() - 1)) {
            at = child(at, name);
        }
        merge(at, Map.of(path.get(path.size() - 1), value));
    }

    private static List<String> behind(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static void merge(Map<String, Object> into, Map<?, ?> part) {
        part.forEach((key, value) -> {
            String name = (String) key;
            if (value instanceof Map<?, ?> fields) {
                merge(child(into, name), fields);
            } else if (value instanceof List<?> elements && into.get(name) instanceof List<?> before) {
                List<Object> together = new ArrayList<>(before);
                together.addAll(elements);
                into.put(name, together);
            } else {
                into.put(name, value);
            }
        });
    }

    @SuppressWarnings("unchecked") // only maps that were made here
    private static Map<String, Object> child(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.computeIfAbsent(name, any -> new LinkedHashMap<String, Object>());
    }

    /** Returns about how long a value is as text. */
    private static int length(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .mapToInt(field -> String.valueOf(field.getKey()).length() + 4 + length(field.getValue()))
                    .sum();
        }
        if (value instanceof List<?> elements) {
            return elements.stream().mapToInt(element -> 1 + length(element)).sum();
        }
        return value.toString().length() + 2;
    }
}
