package io.podium.lambda.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain trees as JSON tokens. */
final class TreeWriter {
    private TreeWriter() {}

    static void write(@Nullable Object tree, JsonGenerator generator) throws IOException {
        if (tree == null) {
            generator.writeNull();
        } else if (tree instanceof String text) {
            generator.writeString(paired(text));
        } else if (tree instanceof Long || tree instanceof Integer) {
            generator.writeNumber(((Number) tree).longValue());
        } else if (tree instanceof Double number) {
            generator.writeNumber(finite(number));
        } else if (tree instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (tree instanceof Map<?, ?> fields) {
            writeObject(fields, generator);
        } else if (tree instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else {
            throw new IllegalArgumentException(
                    "a plain tree holds no " + tree.getClass().getName() + ": " + tree);
        }
    }

    private static void writeObject(Map<?, ?> fields, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new IllegalArgumentException("the names of a JSON object are Strings, not " + field.getKey());
            }
            generator.writeFieldName(paired(name));
            write(field.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no number " + number);
        }
        return number;
    }

    private static String paired(String text) {
        if (!Surrogates.arePaired(text)) {
            throw new IllegalArgumentException("a string holds half a surrogate pair: " + text);
        }
        return text;
    }
}
