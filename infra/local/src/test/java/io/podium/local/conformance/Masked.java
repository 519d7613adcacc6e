package io.podium.local.conformance;

import io.podium.lambda.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Output without what no two runs have in common: times, the random part of tokens, and ids of the audit. */
final class Masked {
    private static final Map<String, String> MASKS = new LinkedHashMap<>();

    static {
        MASKS.put("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "<time>");
        MASKS.put("\\b(\\d+)\\.[0-9a-z]{8,13}\\.", "$1.<nonce>.");
        MASKS.put("^\\d{15}-[0-9a-z]{1,13}$", "<entry>");
        MASKS.put("in \\d+(\\.\\d+)? s", "in <seconds> s");
    }

    private Masked() {}

    /** Returns a tree with what differs masked, also in the body of an HTTP answer, and names in order. */
    static @Nullable Object tree(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new TreeMap<>();
            map.forEach((name, value) -> copy.put(String.valueOf(name), member(String.valueOf(name), value)));
            return copy;
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(Masked::tree).toList();
        }
        return tree instanceof String text ? text(text) : tree;
    }

    private static @Nullable Object member(String name, @Nullable Object value) {
        // The page of the console is no JSON.
        if (name.equals("body") && value instanceof String body && !body.startsWith("<")) {
            return tree(Json.parse(body));
        }
        return name.toLowerCase(Locale.ROOT).endsWith("seconds") && value instanceof Double ? "<seconds>" : tree(value);
    }

    private static String text(String text) {
        String masked = text;
        for (Map.Entry<String, String> mask : MASKS.entrySet()) {
            masked = masked.replaceAll(mask.getKey(), mask.getValue());
        }
        return masked;
    }
}
