package io.podium.local.openapi;

import io.podium.local.openapi.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Calls the API, holds every answer against the document, and keeps which statuses and fields were seen. */
final class CheckedApi {
    private static final int SHOWN = 2_000;

    final ApiStage stage = new ApiStage();
    private final ApiDocument document;
    private final ClosedSchemas schemas;
    private final Map<String, Operation> operations;
    private final Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
    private final Set<String> statuses = new TreeSet<>();
    private final Map<String, Set<String>> fields = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private String tenant = "default";
    private int last;

    CheckedApi(ApiDocument document) {
        this.document = document;
        this.schemas = new ClosedSchemas(document);
        this.operations = document.operations();
    }

    CheckedApi as(String name) {
        tenant = name;
        return this;
    }

    CheckedApi with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    CheckedApi without(String header) {
        headers.remove(header);
        return this;
    }

    /** Returns which statuses were seen, as in {@code GET /pools 200}. */
    Set<String> statuses() {
        return statuses;
    }

    /** Returns which fields of answers were seen, by what {@link #name} calls their objects. */
    Map<String, Set<String>> fields() {
        return fields;
    }

    /** Returns a name for a kind of object: its fields. */
    static String name(Map<String, Object> schema) {
        return String.join(
                " ", new TreeSet<>(ApiDocument.map(schema.get("properties")).keySet()));
    }

    Map<String, Object> call(String method, String target) {
        return call(method, target, null);
    }

    /** Calls a route and returns the body of the answer, empty where it is not JSON. */
    Map<String, Object> call(String method, String target, @Nullable String body) {
        ApiStage.Answer answer = stage.call(new ApiStage.Call(method, target, body, tenant, headers));
        String said = method + " " + target + " " + body + " -> " + answer.status() + " " + answer.body();
        Operation operation = Objects.requireNonNull(operations.get(answer.route()), said);
        Map<String, Object> response = operation.responses().get(String.valueOf(answer.status()));
        statuses.add(answer.route() + " " + answer.status());
        last = answer.status();
        if (response == null) {
            hold(false, said, "undocumented status");
            return Map.of();
        }
        Map<String, Object> contents = ApiDocument.map(response.get("content"));
        String type = (String) answer.headers().get("content-type");
        hold(contents.isEmpty() ? type == null : contents.containsKey(type), said, "undocumented content type " + type);
        if (type == null || !type.endsWith("json")) {
            return Map.of();
        }
        Map<String, Object> schema =
                ApiDocument.map(ApiDocument.map(contents.get(type)).get("schema"));
        Object tree = answer.tree();
        List<String> wrong = schemas.faults(schema, tree);
        hold(wrong.isEmpty(), said, wrong.toString());
        if (!wrong.isEmpty()) {
            return ApiDocument.map(tree);
        }
        Spot.of(document, schema, tree).forEach(spot -> {
            if (spot.isObject() && spot.value() instanceof Map<?, ?> map) {
                Set<String> seen = fields.computeIfAbsent(name(spot.schema()), any -> new TreeSet<>());
                map.keySet().forEach(name -> seen.add(String.valueOf(name)));
            }
        });
        return ApiDocument.map(tree);
    }

    /** Returns the tag of what a route answers with. */
    String etag(String target) {
        ApiStage.Answer answer = stage.call(new ApiStage.Call("GET", target, null, tenant, headers));
        return String.valueOf(answer.headers().get("etag"));
    }

    /** Calls a route that is to answer with a status. */
    Map<String, Object> expect(int status, String method, String target, @Nullable String body) {
        Map<String, Object> answer = call(method, target, body);
        hold(last == status, method + " " + target + " " + body + " -> " + last + " " + answer, "not " + status);
        return answer;
    }

    /** Returns what was not as documented or expected. */
    List<String> faults() {
        return faults;
    }

    private void hold(boolean holds, String said, String fault) {
        if (!holds) {
            faults.add(fault + ": " + said.substring(0, Math.min(SHOWN, said.length())));
        }
    }
}
