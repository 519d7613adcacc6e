package io.podium.lambda.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a plain tree that somebody else shaped, such as an event of AWS: what is not there reads as nothing. For
 * input that must follow Podium's own rules there is {@link Fields}.
 *
 * @param value what is there, or null
 */
public record Tree(@Nullable Object value) {

    /** Returns the place under these names, one below the other. */
    public Tree at(String... names) {
        Object here = value;
        for (String name : names) {
            here = here instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return new Tree(here);
    }

    /** Returns the text that is there. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns the texts that are there by name; fields that are no texts are left out. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> {
                if (field instanceof String text) {
                    texts.put(String.valueOf(name), text);
                }
            });
        }
        return texts;
    }

    /** Returns the elements of the array that is there. */
    public List<Tree> elements() {
        return value instanceof List<?> elements
                ? elements.stream().map(element -> new Tree(element)).toList()
                : List.of();
    }

    /** Returns whether {@code text} is there. */
    public boolean is(String text) {
        return text.equals(value);
    }
}
