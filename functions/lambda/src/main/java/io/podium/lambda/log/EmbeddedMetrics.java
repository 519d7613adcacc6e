package io.podium.lambda.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics as fields of a line of the log, out of which CloudWatch makes metrics without being called. What is not finite
 * is left out.
 *
 * <p>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".
 */
public final class EmbeddedMetrics {
    /** The most metrics of one line. */
    public static final int MOST_METRICS = 100;

    private final String namespace;
    private final Instant at;
    private final Map<String, String> dimensions;
    private final List<Map<String, Object>> definitions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Metrics of one thing at one time.
     *
     * @param namespace where CloudWatch keeps them, 1 to 1,024 characters
     * @param at when they were measured
     * @param dimensions what they were measured of, 1 to 30 names; each new value costs another metric
     */
    public EmbeddedMetrics(String namespace, Instant at, Map<String, String> dimensions) {
        if (namespace.isBlank() || namespace.length() > 1_024 || dimensions.isEmpty() || dimensions.size() > 30) {
            throw new IllegalArgumentException(
                    "metrics have a namespace of 1 to 1,024 characters and 1 to 30 dimensions," + " not \"" + namespace
                            + "\" and " + dimensions.keySet());
        }
        this.namespace = namespace;
        this.at = at;
        this.dimensions = new LinkedHashMap<>(dimensions);
    }

    /** Units as CloudWatch names them. */
    public enum Unit {
        SECONDS("Seconds"),
        COUNT("Count"),
        PERCENT("Percent");

        private final String name;

        Unit(String name) {
            this.name = name;
        }
    }

    /**
     * Adds a metric.
     *
     * @throws IllegalStateException if there are {@link #MOST_METRICS} already
     */
    public EmbeddedMetrics with(String name, Unit unit, double value) {
        if (Double.isFinite(value)) {
            if (definitions.size() == MOST_METRICS) {
                throw new IllegalStateException("a line has at most " + MOST_METRICS + " metrics, and so no " + name);
            }
            definitions.add(Map.of("Name", name, "Unit", unit.name));
            values.put(name, value);
        }
        return this;
    }

    /** Returns the fields for a line of the log. */
    public Map<String, Object> fields() {
        Map<String, Object> directive = new LinkedHashMap<>();
        directive.put("Namespace", namespace);
        directive.put("Dimensions", List.of(List.copyOf(dimensions.keySet())));
        directive.put("Metrics", List.copyOf(definitions));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", List.of(directive)));
        fields.putAll(dimensions);
        fields.putAll(values);
        return fields;
    }
}
