package io.podium.local.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the parameters of a template: what is given for them, else their defaults. */
final class Parameters {

    private Parameters() {}

    static Map<String, Object> read(Section section, Map<String, String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        section.sections().forEach((name, parameter) -> values.put(name, value(name, parameter, given)));
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new TemplateException(
                        name + " is not a parameter of the template, only " + new TreeSet<>(values.keySet()) + " are");
            }
        }
        return values;
    }

    private static Object value(String name, Section parameter, Map<String, String> given) {
        Object fallback = parameter.values().get("Default");
        if (!given.containsKey(name) && fallback == null) {
            throw new TemplateException("The parameter " + name + " has neither a value nor a default");
        }
        String text = given.getOrDefault(name, String.valueOf(fallback));
        if (parameter.has("AllowedValues")
                && parameter.list("AllowedValues").stream().map(String::valueOf).noneMatch(text::equals)) {
            throw new TemplateException(
                    "The parameter " + name + " is " + text + " but must be one of " + parameter.list("AllowedValues"));
        }
        return switch (parameter.text("Type")) {
            case "String" -> text;
            case "Number" -> Long.valueOf(text);
            case "CommaDelimitedList" -> text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
            default ->
                throw new TemplateException("The parameter " + name + " is of type " + parameter.text("Type")
                        + ", which the local stack does not know");
        };
    }
}
