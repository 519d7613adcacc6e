package io.podium.local.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place in an example, with what the document says of it.
 *
 * @param path the names and indexes that lead to it
 * @param schema of the alternatives the one that the value matches
 * @param alternatives all of them, which is the schema alone where there is no choice
 * @param value what the example has there
 */
record Spot(
        List<Object> path,
        Map<String, Object> schema,
        List<Map<String, Object>> alternatives,
        @Nullable Object value) {

    /** Returns every place of an example that the document describes, the outermost first. */
    static List<Spot> of(ApiDocument document, Map<String, Object> schema, Object example) {
        List<Spot> spots = new ArrayList<>();
        new Walk(document, new ClosedSchemas(document), spots).add(List.of(), schema, example);
        return spots;
    }

    private record Walk(ApiDocument document, ClosedSchemas schemas, List<Spot> spots) {
        void add(List<Object> path, Object node, @Nullable Object value) {
            Map<String, Object> schema = document.resolve(node);
            List<Map<String, Object>> alternatives = ApiDocument.list(schema.get("oneOf")).stream()
                    .map(document::resolve)
                    .toList();
            if (alternatives.isEmpty()) {
                spots.add(new Spot(path, schema, List.of(schema), value));
                below(path, schema, value);
                return;
            }
            Map<String, Object> matched = alternatives.stream()
                    .filter(each -> schemas.faults(each, value).isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no alternative matches " + value));
            spots.add(new Spot(path, matched, alternatives, value));
            below(path, matched, value);
        }

        private void below(List<Object> path, Map<String, Object> schema, @Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<String, Object> properties = ApiDocument.map(schema.get("properties"));
                map.forEach((name, each) -> {
                    Object property = properties.getOrDefault(String.valueOf(name), schema.get("additionalProperties"));
                    if (property instanceof Map) {
                        add(with(path, name), property, each);
                    }
                });
            } else if (value instanceof List<?> list && schema.get("items") != null) {
                for (int i = 0; i < list.size(); i++) {
                    add(with(path, i), schema.get("items"), list.get(i));
                }
            }
        }

        private static List<Object> with(List<Object> path, Object step) {
            List<Object> longer = new ArrayList<>(path);
            longer.add(step);
            return List.copyOf(longer);
        }
    }

    /** Returns the path as problem documents write it. */
    String field() {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            text.append(step instanceof Integer ? "[" + step + "]" : (text.isEmpty() ? "" : ".") + step);
        }
        return text.isEmpty() ? "$" : text.toString();
    }

    /** Returns how problem documents call a field of this object. */
    String field(String name) {
        return path.isEmpty() ? name : field() + "." + name;
    }

    /** Returns whether this is an object whose fields have names that the document gives. */
    boolean isObject() {
        return "object".equals(schema.get("type")) && !isByName();
    }

    /** Returns whether this is an object of values by a name that is free. */
    boolean isByName() {
        return schema.get("propertyNames") != null;
    }

    Set<String> properties() {
        return new TreeSet<>(ApiDocument.map(schema.get("properties")).keySet());
    }

    Set<String> propertiesOfAll() {
        Set<String> all = new TreeSet<>();
        alternatives.forEach(
                each -> all.addAll(ApiDocument.map(each.get("properties")).keySet()));
        return all;
    }

    /** Returns the example with another value at this place. */
    Object in(Object example, Object other) {
        return replaced(example, path, other);
    }

    private static Object replaced(Object tree, List<Object> path, Object other) {
        if (path.isEmpty()) {
            return other;
        }
        List<Object> rest = path.subList(1, path.size());
        if (path.get(0) instanceof Integer index) {
            List<Object> copy = new ArrayList<>(ApiDocument.list(tree));
            copy.set(index, replaced(copy.get(index), rest, other));
            return copy;
        }
        Map<String, Object> copy = new LinkedHashMap<>(ApiDocument.map(tree));
        copy.compute(String.valueOf(path.get(0)), (name, old) -> replaced(old == null ? "" : old, rest, other));
        return copy;
    }
}
