package io.podium.lambda.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes for a message what was found in an input. */
final class Found {
    private static final int SHOWN = 64;

    private Found() {}

    static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return "the text \"" + shortened(text) + "\"" + (text.length() > SHOWN ? " of " + text.length() : "");
        }
        if (value instanceof List<?> elements) {
            return "an array of " + elements.size();
        }
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        return shortened(String.valueOf(value));
    }

    /** Cuts a long text, never within a surrogate pair. */
    static String shortened(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "...";
    }

    /** Returns the number or boolean that a text spells, or the value itself. */
    static Object literal(Object value) {
        if (!(value instanceof String text) || !text.matches("true|false|-?[0-9][0-9.eE+-]{0,39}")) {
            return value;
        }
        try {
            Object literal = Json.parse(text);
            return literal == null ? value : literal;
        } catch (JsonException e) {
            return value; // it is a text after all, and the caller says what it should have been
        }
    }
}
