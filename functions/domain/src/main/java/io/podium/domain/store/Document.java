package io.podium.domain.store;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and builds the plain trees that items hold. Absent values are left out, so that small things stay small.
 * Instants are kept in milliseconds since the epoch, resources in thousandths of a unit.
 */
final class Document {
    private final Map<String, Object> values;

    private Document(Map<String, Object> values) {
        this.values = values;
    }

    static Document empty() {
        return new Document(new HashMap<>());
    }

    static Document of(Map<String, Object> values) {
        return new Document(values);
    }

    Map<String, Object> tree() {
        return values;
    }

    Document put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    Document put(String name, @Nullable Instant value) {
        return value == null ? this : put(name, (Object) value.toEpochMilli());
    }

    Document put(String name, Duration value) {
        return put(name, (Object) value.toMillis());
    }

    Document put(String name, ResourceVector amounts) {
        return put(name, (Object) new HashMap<String, Object>(amounts.thousandths()));
    }

    Document putList(String name, Iterable<?> list) {
        List<Object> copy = new ArrayList<>();
        list.forEach(copy::add);
        return copy.isEmpty() ? this : put(name, (Object) copy);
    }

    String text(String name) {
        return (String) present(name);
    }

    @Nullable
    String optionalText(String name) {
        return (String) values.get(name);
    }

    long whole(String name) {
        return ((Number) present(name)).longValue();
    }

    long whole(String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    int integer(String name) {
        return Math.toIntExact(whole(name));
    }

    double number(String name) {
        return ((Number) present(name)).doubleValue();
    }

    @Nullable
    Double optionalNumber(String name) {
        return values.get(name) instanceof Number number ? number.doubleValue() : null;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Instant instant(String name) {
        return Instant.ofEpochMilli(whole(name));
    }

    @Nullable
    Instant optionalInstant(String name) {
        return values.containsKey(name) ? instant(name) : null;
    }

    Duration duration(String name) {
        return Duration.ofMillis(whole(name));
    }

    ResourceVector amounts(String name) {
        SortedMap<String, Long> thousandths = new TreeMap<>();
        child(name).values.forEach((kind, amount) -> thousandths.put(kind, ((Number) amount).longValue()));
        return new ResourceVector(thousandths);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @SuppressWarnings("unchecked")
    Document child(String name) {
        return new Document((Map<String, Object>) present(name));
    }

    /** Returns the document under a name, an empty one where there is none, as in what was written before it was known. */
    @SuppressWarnings("unchecked")
    Document childOrEmpty(String name) {
        return values.get(name) instanceof Map<?, ?> child ? new Document((Map<String, Object>) child) : empty();
    }

    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    List<Document> children(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .map(child -> new Document((Map<String, Object>) child))
                        .toList()
                : List.of();
    }

    List<Number> numbers(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(Number.class::cast).toList()
                : List.of();
    }

    private Object present(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("a stored item lacks " + name + " among " + values.keySet());
        }
        return value;
    }
}
