package io.podium.lambda.http;

import java.util.Locale;

/** Tells JSON from other content types. */
final class MediaType {
    private MediaType() {}

    /** Returns whether this is {@code application/json} or a type built on it, and no other charset than UTF-8. */
    static boolean isJson(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }
}
