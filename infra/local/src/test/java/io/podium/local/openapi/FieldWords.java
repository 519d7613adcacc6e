package io.podium.local.openapi;

import io.podium.lambda.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what values a schema allows, for cells of a table. */
final class FieldWords {
    private FieldWords() {}

    /** Returns a link for a schema that has a name, else its shape. */
    static String type(@Nullable Object node) {
        if (ApiDocument.map(node).get("$ref") instanceof String reference) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return "[" + name + "](#" + ApiPage.anchor(name) + ")";
        }
        return shape(ApiDocument.map(node));
    }

    /** Returns what a schema allows. */
    static String shape(Map<String, Object> schema) {
        if (schema.get("oneOf") != null) {
            return ApiDocument.list(schema.get("oneOf")).stream()
                    .map(FieldWords::type)
                    .collect(Collectors.joining(" or "));
        }
        if (schema.containsKey("const")) {
            return "`" + Json.write(schema.get("const")) + "`";
        }
        if (schema.get("enum") != null) {
            return ApiDocument.list(schema.get("enum")).stream()
                    .map(each -> "`" + each + "`")
                    .collect(Collectors.joining(", "));
        }
        if (schema.get("type") instanceof List<?> types) {
            return types.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "null" -> "any JSON";
            case "array" -> "list of " + type(schema.get("items")) + range(schema, "minItems", "maxItems");
            case "object" -> object(schema);
            case "integer" -> "whole number" + range(schema, "minimum", "maximum");
            case "number" -> "number" + range(schema, "minimum", "maximum");
            case "boolean" -> "true or false";
            default -> text(schema);
        };
    }

    private static String object(Map<String, Object> schema) {
        if (!(schema.get("additionalProperties") instanceof Map<?, ?> values)) {
            return "object";
        }
        String most = schema.get("maxProperties") == null ? "" : ", at most " + schema.get("maxProperties");
        String names = schema.get("propertyNames") == null ? "name" : type(schema.get("propertyNames"));
        return "object of " + type(values) + " by " + names + most;
    }

    private static String text(Map<String, Object> schema) {
        String pattern = schema.get("pattern") == null ? "" : ", `" + schema.get("pattern") + "`";
        if ("date-time".equals(schema.get("format"))) {
            return "time, as in `2026-01-31T12:00:00Z`";
        }
        return "text" + (schema.get("maxLength") == null ? "" : " of up to " + schema.get("maxLength")) + pattern;
    }

    private static String range(Map<String, Object> schema, String least, String most) {
        if (schema.get(least) == null || schema.get(most) == null) {
            return "";
        }
        return ", " + plain(schema.get(least)) + " to " + plain(schema.get(most));
    }

    private static String plain(Object number) {
        return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    }
}
