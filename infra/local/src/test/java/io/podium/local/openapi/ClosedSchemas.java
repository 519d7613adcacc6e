package io.podium.local.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.podium.lambda.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a document, by which values are checked. They are closed first: fields that are not documented are wrong,
 * although a client is told to ignore them.
 */
final class ClosedSchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> components;
    private final Map<String, JsonSchema> compiled = new HashMap<>();

    ClosedSchemas(ApiDocument document) {
        this.components = ApiDocument.map(closed(document.tree().get("components")));
    }

    /** Returns what is wrong with a value, nothing if it is as the schema says. */
    List<String> faults(Map<String, Object> schema, @Nullable Object value) {
        return compiled.computeIfAbsent(Json.write(schema), text -> compile(schema)).validate(node(value)).stream()
                .map(Object::toString)
                .toList();
    }

    /** Returns what is wrong with a value by a schema of its own, JSON text. */
    static List<String> faults(String schema, @Nullable Object value) {
        return factory().getSchema(schema, config()).validate(node(value)).stream()
                .map(Object::toString)
                .toList();
    }

    /** Returns what is wrong with a schema. */
    static List<String> faultsOfSchema(Object schema) {
        return faults("{\"$schema\":\"" + DRAFT + "\",\"$ref\":\"" + DRAFT + "\"}", schema);
    }

    private JsonSchema compile(Map<String, Object> schema) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", DRAFT);
        root.put("components", components);
        root.putAll(ApiDocument.map(closed(schema)));
        return factory().getSchema(node(root), config());
    }

    private static JsonSchemaFactory factory() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    }

    private static SchemaValidatorsConfig config() {
        return SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    }

    private static JsonNode node(@Nullable Object tree) {
        try {
            return MAPPER.readTree(Json.write(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static @Nullable Object closed(@Nullable Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(ClosedSchemas::closed).toList();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), closed(value)));
        if (map.get("type") instanceof String && map.get("properties") instanceof Map) {
            copy.putIfAbsent("additionalProperties", false);
        }
        return copy;
    }
}
