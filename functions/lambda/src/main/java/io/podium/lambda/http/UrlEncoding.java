package io.podium.lambda.http;

import io.podium.domain.InvalidInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes the percent-encoding of paths and query strings. */
final class UrlEncoding {
    private UrlEncoding() {}

    /** Decodes a part of a path, where a plus is a plus. */
    static String path(String name, String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : decoded(name, encoded.replace("+", "%2B"));
    }

    /** Decodes a query string, each name of which may occur once. */
    static Map<String, String> query(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded("query", equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(name, equals < 0 ? "" : pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw new InvalidInputException(name, "a query parameter occurs once");
            }
        }
        return parameters;
    }

    private static String decoded(String name, String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(name, "not well percent-encoded: " + encoded);
        }
    }
}
