package io.podium.lambda.trace;

import io.podium.lambda.json.Json;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The request that hands spans over, as JSON: ids in hexadecimal, enumerations as numbers, integers of 64 bits as texts.
 *
 * <p>Source: OpenTelemetry Protocol 1.x, "JSON Protobuf Encoding", and {@code opentelemetry/proto/trace/v1/trace.proto}.
 */
final class OtlpJson {
    private static final String SCOPE = "io.podium";
    private static final int ERROR = 2;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private OtlpJson() {}

    /**
     * Returns the body of the request.
     *
     * @param deployment tells one Podium from another
     */
    static String request(String deployment, List<Span> spans) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("service.name", "podium");
        resource.put("service.namespace", deployment);
        Map<String, Object> scoped = Map.of(
                "scope",
                Map.of("name", SCOPE, "attributes", List.of()),
                "spans",
                spans.stream().map(OtlpJson::span).toList());
        return Json.write(Map.of(
                "resourceSpans",
                List.of(Map.of(
                        "resource", Map.of("attributes", attributes(resource)), "scopeSpans", List.of(scoped)))));
    }

    private static Map<String, Object> span(Span span) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("traceId", span.traceId());
        tree.put("spanId", span.spanId());
        tree.put("parentSpanId", span.parentId());
        tree.put("name", span.name());
        tree.put("kind", (long) span.kind().number());
        tree.put("startTimeUnixNano", nanos(span.start()));
        tree.put("endTimeUnixNano", nanos(span.end()));
        tree.put("attributes", attributes(span.attributes()));
        tree.put("events", List.of());
        tree.put("links", List.of());
        tree.put("status", span.error() == null ? Map.of() : Map.of("message", span.error(), "code", (long) ERROR));
        return tree;
    }

    private static List<Object> attributes(Map<String, Object> attributes) {
        List<Object> list = new ArrayList<>();
        attributes.forEach((key, value) -> list.add(Map.of("key", key, "value", value(value))));
        return list;
    }

    private static Map<String, Object> value(Object value) {
        if (value instanceof Long number) {
            return Map.of("intValue", number.toString());
        }
        return value instanceof Double number ? Map.of("doubleValue", number) : Map.of("stringValue", value.toString());
    }

    private static String nanos(Instant instant) {
        return BigInteger.valueOf(instant.getEpochSecond())
                .multiply(NANOS)
                .add(BigInteger.valueOf(instant.getNano()))
                .toString();
    }
}
