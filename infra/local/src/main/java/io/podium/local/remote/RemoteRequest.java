package io.podium.local.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the API is asked.
 *
 * @param method the HTTP method
 * @param path the path, with what is not plain already encoded
 * @param query the query parameters, plain
 * @param headers more headers
 * @param body a plain tree, or null for none
 */
public record RemoteRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable Object body) {
    public RemoteRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A request for something. */
    public static RemoteRequest get(String... path) {
        return new RemoteRequest("GET", pathOf(path), Map.of(), Map.of(), null);
    }

    /** A request with a body. */
    public static RemoteRequest post(Object body, String... path) {
        return new RemoteRequest("POST", pathOf(path), Map.of(), Map.of(), body);
    }

    /** A request that something be as the body says. */
    public static RemoteRequest put(Object body, String... path) {
        return new RemoteRequest("PUT", pathOf(path), Map.of(), Map.of(), body);
    }

    /** A request that something be gone. */
    public static RemoteRequest delete(String... path) {
        return new RemoteRequest("DELETE", pathOf(path), Map.of(), Map.of(), null);
    }

    /** Returns the same with a query parameter, or the same where the value is null. */
    public RemoteRequest with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new RemoteRequest(method, path, added(query, name, String.valueOf(value)), headers, body);
    }

    /** Returns the same with a header, or the same where the value is null. */
    public RemoteRequest withHeader(String name, @Nullable String value) {
        return value == null ? this : new RemoteRequest(method, path, query, added(headers, name, value), body);
    }

    /** Returns the path and the query string. */
    String target() {
        String parameters = query.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    private static String pathOf(String... parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    private static Map<String, String> added(Map<String, String> to, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(to);
        all.put(name, value);
        return all;
    }

    private static String encoded(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
