package io.podium.lambda.api;

import io.podium.domain.resource.ResourceVector;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an object of an answer, field by field, in order; a field without a value is left out. */
public final class Shown {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Shown() {}

    /** An object without fields. */
    public static Shown object() {
        return new Shown();
    }

    /** Adds a field, unless the value is null. */
    public Shown with(String name, @Nullable Object value) {
        if (value instanceof Instant instant) {
            fields.put(name, instant.toString());
        } else if (value instanceof ResourceVector amounts) {
            fields.put(name, amounts(amounts));
        } else if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /** Adds fields that are shown already. */
    public Shown withAll(Map<String, Object> more) {
        fields.putAll(more);
        return this;
    }

    /** Returns the object. */
    public Map<String, Object> tree() {
        return fields;
    }

    private static Map<String, Object> amounts(ResourceVector vector) {
        Map<String, Object> shown = new LinkedHashMap<>();
        vector.kinds().forEach(kind -> shown.put(kind, number(vector.amount(kind))));
        return shown;
    }

    /** Shows whole numbers without a decimal point. */
    public static Object number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
    }
}
