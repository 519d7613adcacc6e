package io.podium.domain.meter;

import java.util.List;
import java.util.Map;

/** How many bytes a plain tree takes as compact JSON in UTF-8. */
final class JsonSize {
    private JsonSize() {}

    static long of(Object tree) {
        if (tree instanceof String text) {
            return 2 + escaped(text);
        } else if (tree instanceof Map<?, ?> fields) {
            long inside = fields.entrySet().stream()
                    .mapToLong(field -> of(field.getKey()) + 1 + of(field.getValue()))
                    .sum();
            return 2 + Math.max(0, fields.size() - 1) + inside;
        } else if (tree instanceof List<?> elements) {
            return 2
                    + Math.max(0, elements.size() - 1)
                    + elements.stream().mapToLong(JsonSize::of).sum();
        }
        return tree.toString().length();
    }

    private static long escaped(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                bytes += "\b\t\n\f\r".indexOf(c) >= 0 ? 2 : 6;
            } else if (c == '"' || c == '\\') {
                bytes += 2;
            } else {
                bytes += Utf8Size.of(c);
            }
        }
        return bytes;
    }
}
