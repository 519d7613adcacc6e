package io.podium.local.openapi;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the strict reader says of a wrong value, as it follows from the schema of that value. */
final class Rules {
    private static final String ONE_OF = "one of ";

    private Rules() {}

    /** Returns the rule of a value, or null where every value is right. */
    static @Nullable String of(List<Map<String, Object>> alternatives) {
        Map<String, Object> schema = alternatives.get(0);
        if (alternatives.size() > 1) {
            return "an object";
        }
        Object type = schema.get("type") instanceof List<?> types ? types.get(0) : schema.get("type");
        if (type == null) {
            return schema.containsKey("const") ? ONE_OF + schema.get("const") : null;
        }
        return switch (String.valueOf(type)) {
            case "integer" -> "a whole number from " + plain(schema, "minimum") + " to " + plain(schema, "maximum");
            case "number" -> "a number from " + plain(schema, "minimum") + " to " + plain(schema, "maximum");
            case "boolean" -> "true or false";
            case "array" -> "an array of " + schema.get("minItems") + " to " + schema.get("maxItems");
            case "object" -> schema.get("propertyNames") == null ? "an object" : "an object of ";
            default -> text(schema);
        };
    }

    private static String text(Map<String, Object> schema) {
        if (schema.get("enum") != null) {
            return ONE_OF + String.join(", ", texts(schema.get("enum")));
        }
        if (schema.get("pattern") != null) {
            return "an id of 1 to 128 letters, digits";
        }
        return "date-time".equals(schema.get("format"))
                ? "a time such as 2026-01-31T12:00:00Z"
                : "a text of " + schema.get("minLength") + " to " + schema.get("maxLength") + " characters";
    }

    /** Returns whether what was said is this rule; choices may come in any order. */
    static boolean isSaid(String rule, String said) {
        if (!rule.startsWith(ONE_OF)) {
            return said.startsWith(rule) || said.startsWith("required: " + rule);
        }
        return choices(said).equals(choices(rule));
    }

    /** Returns the choices that a rule names, none if it names none. */
    static Set<String> choices(String rule) {
        String from = rule.replaceFirst("^required: ", "");
        return from.startsWith(ONE_OF)
                ? new TreeSet<>(Arrays.asList(from.substring(ONE_OF.length())
                        .replaceFirst(" is expected, not .*", "")
                        .split(", ", -1)))
                : Set.of();
    }

    private static List<String> texts(@Nullable Object list) {
        return ApiDocument.list(list).stream().map(String::valueOf).toList();
    }

    private static String plain(Map<String, Object> schema, String name) {
        return new BigDecimal(String.valueOf(schema.get(name)))
                .stripTrailingZeros()
                .toPlainString();
    }
}
