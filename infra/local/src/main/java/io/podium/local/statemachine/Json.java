package io.podium.local.statemachine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSONObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text to plain trees and back. */
final class Json {
    private static final JSON JSON_TEXT = JSON.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    private Json() {}

    static Map<String, Object> object(String text) {
        try {
            return JSON_TEXT.mapFrom(text);
        } catch (IOException e) {
            throw new DefinitionException("The definition is not a JSON object: " + e.getMessage());
        }
    }

    static String text(@Nullable Object tree) {
        try {
            return JSON_TEXT.asString(tree);
        } catch (JSONObjectException e) {
            throw new IllegalArgumentException("Not a plain tree: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int bytes(@Nullable Object tree) {
        return text(tree).getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Copies a value that the query language made into plain maps and lists.
     *
     * @throws IllegalArgumentException when there is something in it that JSON has no form for, such as a function
     */
    static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), plain(element)));
            return copy;
        }
        throw new IllegalArgumentException(value.getClass().getSimpleName() + " has no form in JSON");
    }
}
