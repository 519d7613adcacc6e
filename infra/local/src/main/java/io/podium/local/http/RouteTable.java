package io.podium.local.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The routes of the HTTP API. Of the routes that match a path, the one with the fewest parameters takes it. */
public final class RouteTable {
    private final List<Entry> entries;

    private record Entry(String method, List<String> parts, Backend backend) {
        String key() {
            return method + " /" + String.join("/", parts);
        }

        long parameters() {
            return parts.stream().filter(RouteTable::isParameter).count();
        }
    }

    /** What a request leads to. */
    public sealed interface Match {

        /**
         * A route takes it.
         *
         * @param key the route, as in {@code GET /tasks/{taskId}}
         * @param parameters parts of the path by name, as they were sent
         * @param backend answers the route
         */
        record Found(String key, Map<String, String> parameters, Backend backend) implements Match {}

        /**
         * There are routes for the path, but not for the method.
         *
         * @param allowed the methods that there are, perhaps none
         */
        record Refused(SortedSet<String> allowed) implements Match {}
    }

    /**
     * Creates a table.
     *
     * @param backends by route, as in {@code GET /tasks/{taskId}}
     * @throws IllegalArgumentException if a route is no method and path
     */
    public RouteTable(Map<String, Backend> backends) {
        List<Entry> read = new ArrayList<>();
        backends.forEach((key, backend) -> read.add(entry(key, backend)));
        read.sort(Comparator.comparingLong(Entry::parameters).thenComparing(Entry::key));
        this.entries = List.copyOf(read);
    }

    /** Returns where a request goes; {@code path} is still percent-encoded. */
    public Match find(String method, String path) {
        List<String> parts = split(path);
        SortedSet<String> allowed = new TreeSet<>();
        for (Entry entry : entries) {
            Map<String, String> parameters = match(entry.parts(), parts);
            if (parameters != null && entry.method().equals(method)) {
                return new Match.Found(entry.key(), parameters, entry.backend());
            }
            if (parameters != null) {
                allowed.add(entry.method());
            }
        }
        return new Match.Refused(allowed);
    }

    private static Entry entry(String key, Backend backend) {
        String[] words = key.split(" ", -1);
        if (words.length != 2 || !words[1].startsWith("/") || words[1].contains("+}")) {
            throw new IllegalArgumentException("a route is a method and a path without greedy parameters, not " + key);
        }
        return new Entry(words[0], split(words[1]), backend);
    }

    private static @Nullable Map<String, String> match(List<String> pattern, List<String> parts) {
        if (pattern.size() != parts.size()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String wanted = pattern.get(i);
            if (isParameter(wanted) && !parts.get(i).isEmpty()) {
                parameters.put(wanted.substring(1, wanted.length() - 1), parts.get(i));
            } else if (!wanted.equals(parts.get(i))) {
                return null;
            }
        }
        return parameters;
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
