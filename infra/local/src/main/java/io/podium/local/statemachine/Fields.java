package io.podium.local.statemachine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object of a definition, with its path for messages. */
final class Fields {
    private final Map<?, ?> values;
    private final String path;

    /** @throws DefinitionException when the value is not an object */
    Fields(@Nullable Object json, String path) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new DefinitionException(path + " must be an object");
        }
        this.values = map;
        this.path = path;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Refuses every field but these. */
    void only(String... known) {
        Set<String> names = Set.of(known);
        for (Object name : values.keySet()) {
            if (!names.contains(name)) {
                throw new DefinitionException(path(String.valueOf(name)) + " is not a field this interpreter knows");
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Map<?, ?> all() {
        return values;
    }

    Fields object(String name) {
        return new Fields(required(name), path(name));
    }

    /** The objects of an array, none when the field is absent. */
    List<Fields> objects(String name) {
        if (!has(name)) {
            return List.of();
        }
        List<Fields> objects = new ArrayList<>();
        for (Object element : list(name)) {
            objects.add(new Fields(element, path(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw new DefinitionException(path(name) + " must hold strings only");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> list(String name) {
        if (required(name) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new DefinitionException(path(name) + " must be an array with at least one element");
    }

    String text(String name) {
        if (required(name) instanceof String text) {
            return text;
        }
        throw new DefinitionException(path(name) + " must be a string");
    }

    boolean flag(String name) {
        if (required(name) instanceof Boolean flag) {
            return flag;
        }
        throw new DefinitionException(path(name) + " must be true or false");
    }

    double number(String name, double otherwise, double min) {
        if (!has(name)) {
            return otherwise;
        }
        if (required(name) instanceof Number number && number.doubleValue() >= min) {
            return number.doubleValue();
        }
        throw new DefinitionException(path(name) + " is " + values.get(name) + " but must be a number >= " + min);
    }

    int integer(String name, int otherwise, int min) {
        if (has(name) && !(required(name) instanceof Long)) {
            throw new DefinitionException(path(name) + " must be an integer");
        }
        return (int) number(name, otherwise, min);
    }

    @Nullable
    Duration optionalSeconds(String name) {
        return has(name) ? Duration.ofSeconds(integer(name, 0, 1)) : null;
    }

    Template template(String name) {
        return Template.compile(required(name), path(name));
    }

    @Nullable
    Template optionalTemplate(String name) {
        return has(name) ? Template.compile(values.get(name), path(name)) : null;
    }

    private @Nullable Object required(String name) {
        if (!has(name)) {
            throw new DefinitionException(path(name) + " is missing");
        }
        return values.get(name);
    }
}
