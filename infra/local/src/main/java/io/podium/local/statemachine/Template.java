package io.podium.local.statemachine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value of the definition in which any string between a brace and a percent sign may be JSONata. */
interface Template {

    /**
     * Computes the value.
     *
     * @param variables what the expressions may refer to, by name without the dollar sign
     * @throws StateFailure {@code States.QueryEvaluationError} when an expression fails or yields nothing
     */
    @Nullable
    Object evaluate(Map<String, @Nullable Object> variables);

    /**
     * Compiles the expressions in a value.
     *
     * @param json the value as it is in the definition
     * @param path where it is, for messages
     */
    static Template compile(@Nullable Object json, String path) {
        if (json instanceof String text) {
            return Expression.isExpression(text, path) ? Expression.compile(text, path) : variables -> text;
        }
        if (json instanceof List<?> list) {
            return compileList(list, path);
        }
        if (json instanceof Map<?, ?> map) {
            return compileObject(map, path);
        }
        return variables -> json;
    }

    private static Template compileList(List<?> list, String path) {
        List<Template> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(compile(list.get(i), path + "[" + i + "]"));
        }
        return variables -> {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(element.evaluate(variables)));
            return values;
        };
    }

    private static Template compileObject(Map<?, ?> map, String path) {
        Map<String, Template> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), compile(value, path + "." + key)));
        return variables -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            fields.forEach((key, field) -> values.put(key, field.evaluate(variables)));
            return values;
        };
    }
}
