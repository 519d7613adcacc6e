package io.podium.lambda.json;

import io.podium.domain.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a plain tree strictly, and finds everything that is wrong with it instead of only the first.
 *
 * <pre>{@code
 * Task task = Fields.read(body, in -> new Task(
 *         in.id("type"),
 *         in.optional("priority", (f, name) -> f.integer(name, 0, 100)).orElse(0L),
 *         in.optional("dependsOn", (f, name) -> f.ids(name, 0, 100)).orElse(List.of())));
 * }</pre>
 *
 * <p>A field that breaks its rule is noted, and the reader gets a stand-in for it so that it can go on; what the
 * reader makes of it is thrown away. An explicit null is the same as no field. Fields that the reader does not ask for
 * are refused. If a constructor that the reader calls throws an {@link IllegalArgumentException}, its message becomes
 * the rule of the whole object.
 */
public final class Fields {
    /** The most resource kinds that one object of amounts names. */
    public static final int MAX_KINDS = 16;

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Map<?, ?> values;
    private final Place place;
    private final boolean texts;
    private final Set<String> asked = new HashSet<>();

    private Fields(Map<?, ?> values, Place place, boolean texts) {
        this.values = values;
        this.place = place;
        this.texts = texts;
    }

    /** Reads the field of a name, or the element of an index, with one of the methods of {@link Fields}. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Returns what {@code fields} have under {@code name}, by one of their methods. */
        T read(Fields fields, String name);
    }

    /**
     * Reads a tree that must be an object.
     *
     * @throws InvalidInputException with every violation, if there is any
     */
    public static <T> T read(@Nullable Object tree, Function<Fields, T> reader) {
        return read(tree, reader, false);
    }

    /**
     * Reads values that all came as texts, such as those of a query string: numbers and booleans are read from their
     * text.
     *
     * @throws InvalidInputException with every violation, if there is any
     */
    public static <T> T readTexts(Map<String, String> values, Function<Fields, T> reader) {
        return read(values, reader, true);
    }

    private static <T> T read(@Nullable Object tree, Function<Fields, T> reader, boolean texts) {
        Place root = Place.root();
        if (!(tree instanceof Map<?, ?> values)) {
            throw new InvalidInputException(Place.ROOT, "an object is expected, not " + Found.describe(tree));
        }
        T result = new Fields(values, root, texts).readAll(reader);
        root.throwIfViolated();
        return result;
    }

    /** Returns whether the field is there and not null. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** Reads a field by {@code reader} if it is there. */
    public <T> Optional<T> optional(String name, Reader<T> reader) {
        return has(name) ? Optional.ofNullable(reader.read(this, name)) : Optional.empty();
    }

    /**
     * Notes a violation of the field unless {@code holds}; for rules between fields. Where the field has broken a rule of its
     * own, nothing is noted: the check has only seen a stand-in.
     */
    public void check(boolean holds, String name, String rule) {
        if (!holds && !place.child(name).isViolated()) {
            place.child(name).violated(rule);
        }
    }

    /** Reads a text of at most {@code maxLength} characters that is not blank. */
    public String text(String name, int maxLength) {
        return scalar(name, Scalar.text(maxLength));
    }

    /** Reads an id: 1 to 128 letters, digits, dots, underscores and hyphens, the first one a letter or digit. */
    public String id(String name) {
        return scalar(name, Scalar.id());
    }

    /** Reads a whole number, also if it is written as in {@code 2.0}. */
    public long integer(String name, long min, long max) {
        return scalar(name, Scalar.integer(min, max));
    }

    /** Reads a finite number. */
    public double number(String name, double min, double max) {
        return scalar(name, Scalar.number(min, max));
    }

    /** Reads true or false. */
    public boolean bool(String name) {
        return scalar(name, Scalar.bool());
    }

    /** Reads one of these texts. */
    public String oneOf(String name, Collection<String> allowed) {
        return scalar(name, Scalar.oneOf(allowed));
    }

    /** Reads what one of these names stands for. */
    public <T> T oneOf(String name, Map<String, T> allowed) {
        return scalar(name, Scalar.oneOf(allowed));
    }

    /** Reads an instant from 1970 to 9999: ISO 8601 with a zone or offset, or seconds since 1970 as a number. */
    public Instant timestamp(String name) {
        return scalar(name, Scalar.timestamp());
    }

    /** Reads any value whose compact JSON takes at most {@code maxBytes} bytes of UTF-8. */
    public Object raw(String name, int maxBytes) {
        String json = json(name, maxBytes);
        Object value = value(name);
        return value == null ? json : value;
    }

    /** Reads any value as its compact JSON, which takes at most {@code maxBytes} bytes of UTF-8. */
    public String json(String name, int maxBytes) {
        String json = scalar(name, Scalar.json());
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            check(false, name, "at most " + maxBytes + " bytes of JSON are allowed, not " + bytes);
        }
        return json;
    }

    /** Reads an object by a reader of its own. After a violation the result may be null; it leads nowhere. */
    @SuppressWarnings("NullAway") // a null only stands in for what was refused, and never leaves the outermost read
    public <T> T object(String name, Function<Fields, T> reader) {
        Map<?, ?> found = structure(name, Map.class, "an object");
        return found == null ? null : new Fields(found, place.child(name), texts).readAll(reader);
    }

    /** Reads an array of {@code min} to {@code max} elements. */
    public <T> List<T> list(String name, int min, int max, Reader<T> reader) {
        String rule = "an array of " + min + " to " + max;
        List<?> found = structure(name, List.class, rule);
        if (found == null) {
            return List.of();
        }
        if (found.size() < min || found.size() > max) {
            place.child(name).violated(rule + " is expected, not one of " + found.size());
            return List.of();
        }
        Map<String, Object> elements = new LinkedHashMap<>();
        found.forEach(element -> elements.put("[" + elements.size() + "]", element));
        Fields fields = new Fields(elements, place.child(name), texts);
        List<T> read = new ArrayList<>(elements.size());
        elements.keySet().forEach(index -> read.add(reader.read(fields, index)));
        return Collections.unmodifiableList(read);
    }

    /** Returns whether the field is an array. */
    public boolean isList(String name) {
        return value(name) instanceof List;
    }

    /** Reads an array of a fixed size whose elements have a reader each, under {@code [0]}, {@code [1]} and so on. */
    public <T> T elements(String name, int size, Function<Fields, T> reader) {
        Map<String, @Nullable Object> elements = new LinkedHashMap<>();
        if (value(name) instanceof List<?> found) {
            check(found.size() == size, name, "an array of " + size + " is expected, not one of " + found.size());
            found.forEach(element -> elements.put("[" + elements.size() + "]", element));
        } else {
            structure(name, List.class, "an array of " + size);
        }
        return new Fields(elements, place.child(name), texts).readAll(reader);
    }

    /** Reads an array of {@code min} to {@code max} objects. */
    public <T> List<T> objects(String name, int min, int max, Function<Fields, T> reader) {
        return list(name, min, max, (fields, index) -> fields.object(index, reader));
    }

    /** Reads an array of {@code min} to {@code max} ids, each of which may occur once. */
    public List<String> ids(String name, int min, int max) {
        Set<String> seen = new HashSet<>();
        return list(name, min, max, (fields, index) -> {
            String id = fields.id(index);
            boolean isRead = id.equals(fields.values.get(index));
            fields.check(!isRead || seen.add(id), index, "\"" + id + "\" occurs twice");
            return id;
        });
    }

    /** Reads an amount from 0 to 1e12 per resource kind. */
    public SortedMap<String, Double> amounts(String name) {
        return byKind(name, (fields, kind) -> fields.number(kind, 0, 1e12));
    }

    /** Reads an object whose names are resource kinds, at most {@link #MAX_KINDS}. */
    public <T> SortedMap<String, T> byKind(String name, Reader<T> reader) {
        return byName(name, new Naming("a resource kind", "kinds", KIND), MAX_KINDS, reader);
    }

    /** Reads an object whose names are ids, at most {@code max}. */
    public <T> SortedMap<String, T> byId(String name, int max, Reader<T> reader) {
        return byName(name, new Naming("an id", "ids", Scalar.ID), max, reader);
    }

    private record Naming(String one, String many, Pattern pattern) {}

    private <T> SortedMap<String, T> byName(String name, Naming naming, int max, Reader<T> reader) {
        Map<?, ?> found = structure(name, Map.class, "an object of " + naming.many());
        SortedMap<String, T> read = new TreeMap<>();
        if (found == null) {
            return read;
        }
        check(found.size() <= max, name, "at most " + max + " " + naming.many() + " are expected, not " + found.size());
        Fields fields = new Fields(found, place.child(name), texts);
        found.keySet().stream().limit(max).map(String::valueOf).forEach(key -> {
            if (naming.pattern().matcher(key).matches()) {
                read.put(key, reader.read(fields, key));
            } else {
                fields.check(false, Found.shortened(key), naming.one() + " matches " + naming.pattern());
            }
        });
        return Collections.unmodifiableSortedMap(read);
    }

    private <T> T scalar(String name, Scalar<T> scalar) {
        Object value = value(name);
        if (value == null) {
            place.child(name).violated("required: " + scalar.rule().get());
            return scalar.standIn();
        }
        T read = scalar.reader().apply(value);
        if (read == null && texts) {
            read = scalar.reader().apply(Found.literal(value));
        }
        if (read == null) {
            place.child(name).violated(scalar.rule().get() + " is expected, not " + Found.describe(value));
            return scalar.standIn();
        }
        return read;
    }

    private <S> @Nullable S structure(String name, Class<S> type, String rule) {
        Object value = value(name);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        place.child(name)
                .violated(value == null ? "required: " + rule : rule + " is expected, not " + Found.describe(value));
        return null;
    }

    private @Nullable Object value(String name) {
        asked.add(name);
        return values.get(name);
    }

    @SuppressWarnings("NullAway") // a null only stands in for what was refused, and never leaves the outermost read
    private <T> T readAll(Function<Fields, T> reader) {
        int before = place.violations();
        T result = null;
        try {
            result = reader.apply(this);
            for (Object name : values.keySet()) {
                if (!asked.contains(name)) {
                    unknown(name);
                }
            }
        } catch (InvalidInputException e) {
            e.violations().forEach(violation -> place.child(violation.field()).violated(violation.rule()));
        } catch (RuntimeException e) {
            if (place.violations() > before) {
                return null; // the reader stumbled over a stand-in; what was refused is already noted
            }
            if (!(e instanceof IllegalArgumentException)) {
                throw e;
            }
            place.violated(String.valueOf(e.getMessage()));
        }
        return result;
    }

    private void unknown(Object name) {
        String known =
                asked.isEmpty() ? "No field is known here." : "Maybe one of: " + String.join(", ", sorted(asked));
        place.child(Found.shortened(String.valueOf(name))).violated("unknown field. " + known);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
