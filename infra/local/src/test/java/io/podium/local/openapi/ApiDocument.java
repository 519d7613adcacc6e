package io.podium.local.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The OpenAPI document of the repository.
 *
 * @param tree the whole document
 */
record ApiDocument(Map<String, Object> tree) {
    static final Path FILE = Path.of("..", "docs", "openapi.yaml");
    static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    static ApiDocument load() {
        try {
            return of(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiDocument of(String text) {
        return new ApiDocument(map(new Load(LoadSettings.builder().build()).loadFromString(text)));
    }

    /** Returns the routes, as in {@code GET /tasks/{id}}, in the order of the document. */
    Map<String, Operation> operations() {
        Map<String, Operation> found = new LinkedHashMap<>();
        map(tree.get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                String key = method.toUpperCase(Locale.ROOT) + " " + path;
                List<Object> parameters = new ArrayList<>(list(map(item).get("parameters")));
                parameters.addAll(list(map(operation).get("parameters")));
                found.put(
                        key,
                        new Operation(
                                key,
                                map(operation),
                                parameters.stream().map(this::resolve).toList(),
                                this));
            }
        }));
        return found;
    }

    /** Returns what a node says, together with what it refers to. */
    Map<String, Object> resolve(@Nullable Object node) {
        Map<String, Object> found = map(node);
        if (!(found.get("$ref") instanceof String reference)) {
            return found;
        }
        Object place = tree;
        for (String step : reference.substring(2).split("/", -1)) {
            place = Objects.requireNonNull(map(place).get(step), () -> "nothing is at " + reference);
        }
        Map<String, Object> merged = new LinkedHashMap<>(resolve(place));
        found.forEach(merged::put);
        merged.remove("$ref");
        return merged;
    }

    /** Returns a schema of the components. */
    Map<String, Object> schema(String name) {
        return resolve(Map.of("$ref", SCHEMAS + name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }

    /**
     * A route.
     *
     * @param key as in {@code GET /tasks/{id}}
     * @param parameters those of the path and the route
     */
    record Operation(String key, Map<String, Object> tree, List<Map<String, Object>> parameters, ApiDocument document) {
        /** Returns what the route answers, by status. */
        Map<String, Map<String, Object>> responses() {
            Map<String, Map<String, Object>> found = new LinkedHashMap<>();
            map(tree.get("responses")).forEach((status, response) -> found.put(status, document.resolve(response)));
            return found;
        }

        /** Returns whether a status only comes of a race, or of a failure. */
        boolean isRare(String status) {
            boolean contended = "#/components/responses/Contended"
                    .equals(map(map(tree.get("responses")).get(status)).get("$ref"));
            return contended || status.startsWith("5");
        }

        boolean hasBody() {
            return tree.containsKey("requestBody");
        }

        /** Returns the schema of the body as the document has it. */
        Map<String, Object> bodySchema() {
            return map(body().get("schema"));
        }

        /** Returns the examples of the body. */
        Map<String, Map<String, Object>> examples() {
            Map<String, Map<String, Object>> found = new LinkedHashMap<>();
            map(body().get("examples"))
                    .forEach((name, example) -> found.put(name, map(map(example).get("value"))));
            return found;
        }

        private Map<String, Object> body() {
            return map(map(document.resolve(tree.get("requestBody")).get("content"))
                    .get("application/json"));
        }

        List<Map<String, Object>> parametersIn(String place) {
            return parameters.stream()
                    .filter(parameter -> place.equals(parameter.get("in")))
                    .toList();
        }

        String method() {
            return key.split(" ", 2)[0];
        }

        String path() {
            return key.split(" ", 2)[1];
        }

        @Override
        public String toString() {
            return key;
        }
    }
}
