package io.podium.lambda.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the table of routes: a method, a path with parameters in braces, and who answers. */
record Route(String method, String path, Endpoint endpoint) {
    private static final Pattern KEY = Pattern.compile("([A-Z]+) (/|(?:/(?:[A-Za-z0-9._-]+|\\{[A-Za-z0-9]+}))+)");

    static Route of(String key, Endpoint endpoint) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a route is written as in \"GET /tasks/{id}\", not \"" + key + "\"");
        }
        return new Route(matcher.group(1), matcher.group(2), endpoint);
    }

    String key() {
        return method + " " + path;
    }

    /** Returns how many segments are parameters; of two routes that match, the one with fewer is meant. */
    int parameters() {
        return (int) path.chars().filter(c -> c == '{').count();
    }

    /** Returns the path parameters, decoded, if a path is of this route. */
    Optional<Map<String, String>> match(String actual) {
        String[] expected = path.split("/", -1);
        String[] found = actual.split("/", -1);
        if (expected.length != found.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{") && !found[i].isEmpty()) {
                String name = expected[i].substring(1, expected[i].length() - 1);
                parameters.put(name, UrlEncoding.path(name, found[i]));
            } else if (!expected[i].equals(found[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
