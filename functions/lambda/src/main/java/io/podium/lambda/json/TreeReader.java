package io.podium.lambda.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one plain tree from the tokens of one text. */
final class TreeReader implements AutoCloseable {
    private final JsonParser parser;

    TreeReader(JsonParser parser) {
        this.parser = parser;
    }

    @Nullable
    Object only() throws IOException {
        try {
            return tree(first());
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    Map<String, Object> onlyObject() throws IOException {
        try {
            JsonToken token = first();
            if (token != JsonToken.START_OBJECT) {
                throw new JsonException("a JSON object is expected, not " + token, parser.currentTokenLocation());
            }
            Map<String, Object> object = object();
            nothingElse();
            return object;
        } catch (JacksonException e) {
            throw translated(e);
        }
    }

    private @Nullable Object tree(JsonToken first) throws IOException {
        Object tree = value(first);
        nothingElse();
        return tree;
    }

    private JsonToken first() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonException("a JSON value is expected, the text is empty", parser.currentLocation());
        }
        return token;
    }

    private void nothingElse() throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonException("nothing may follow the JSON value", parser.currentTokenLocation());
        }
    }

    private @Nullable Object value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> paired(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonException("a JSON value is expected, not " + token, parser.currentTokenLocation());
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = paired(parser.currentName());
            if (fields.containsKey(name)) {
                throw new JsonException("the name \"" + name + "\" occurs twice", parser.currentTokenLocation());
            }
            put(fields, name, value(parser.nextToken()));
        }
        return Collections.unmodifiableMap(fields);
    }

    @SuppressWarnings("NullAway") // JSON null is kept as a null value
    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        fields.put(name, value);
    }

    @SuppressWarnings("NullAway") // JSON null is kept as a null element
    private List<Object> array() throws IOException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return Collections.unmodifiableList(elements);
    }

    private Long integer() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new JsonException(
                    "the integer " + parser.getText() + " is outside of 64 bits", parser.currentTokenLocation());
        }
        return parser.getLongValue();
    }

    private Double decimal() throws IOException {
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new JsonException(
                    "the number " + parser.getText() + " is too large for a double", parser.currentTokenLocation());
        }
        return value;
    }

    private String paired(String text) throws IOException {
        if (!Surrogates.arePaired(text)) {
            throw new JsonException("a string holds half a surrogate pair", parser.currentTokenLocation());
        }
        return text;
    }

    private static JsonException translated(JacksonException e) {
        JsonException translated =
                new JsonException(e.getOriginalMessage(), e.getLocation() == null ? JsonLocation.NA : e.getLocation());
        translated.initCause(e);
        return translated;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
