package io.podium.lambda.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of the embedded metric format's published JSON schema and text, checked one by one. Source: Amazon CloudWatch
 * User Guide, "Specification: Embedded metric format".
 */
public final class EmbeddedMetricRules {
    private static final Set<String> UNITS = Set.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Count",
            "Bytes/Second",
            "Count/Second",
            "Percent",
            "None");

    private final Map<?, ?> root;
    private final List<String> broken = new ArrayList<>();

    private EmbeddedMetricRules(Map<?, ?> root) {
        this.root = root;
    }

    /** Returns the rules that a document breaks. */
    public static List<String> broken(Map<?, ?> root) {
        EmbeddedMetricRules rules = new EmbeddedMetricRules(root);
        rules.check();
        return rules.broken;
    }

    private void check() {
        if (!(root.get("_aws") instanceof Map<?, ?> metadata)) {
            broken.add("the root has an object _aws");
            return;
        }
        require(metadata.get("Timestamp") instanceof Long, "Timestamp is an integer");
        require(
                metadata.get("CloudWatchMetrics") instanceof List<?> list && !list.isEmpty(),
                "CloudWatchMetrics is an array");
        if (metadata.get("CloudWatchMetrics") instanceof List<?> directives) {
            directives.forEach(directive -> checkDirective((Map<?, ?>) directive));
        }
    }

    private void checkDirective(Map<?, ?> directive) {
        require(isText(directive.get("Namespace"), 1_024), "Namespace is a text of 1 to 1024");
        List<?> sets = directive.get("Dimensions") instanceof List<?> found ? found : List.of();
        require(!sets.isEmpty(), "Dimensions has an item");
        for (Object set : sets) {
            List<?> names = (List<?>) set;
            require(names.size() <= 30, "a dimension set has at most 30 names");
            names.forEach(name -> {
                require(isText(name, 250), "a dimension is a text of 1 to 250");
                require(isText(root.get(name), 1_024), name + " is no text of the root");
            });
        }
        List<?> metrics = directive.get("Metrics") instanceof List<?> found ? found : List.of();
        require(metrics.size() <= 100, "a directive has at most 100 metrics");
        metrics.forEach(metric -> checkMetric((Map<?, ?>) metric));
    }

    private void checkMetric(Map<?, ?> metric) {
        require(isText(metric.get("Name"), 1_024), "Name is a text of 1 to 1024");
        require(metric.get("Unit") == null || UNITS.contains(metric.get("Unit")), "Unit is one of " + UNITS);
        require(root.get(metric.get("Name")) instanceof Number, metric.get("Name") + " is no number of the root");
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }

    private static boolean isText(Object value, int most) {
        return value instanceof String text && !text.isEmpty() && text.length() <= most;
    }
}
