package io.podium.lambda.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.podium.lambda.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is posted is what OpenTelemetry's own exporter would have posted. */
class OtlpJsonTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant START = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private static final Resource PODIUM = Resource.create(Attributes.builder()
            .put("service.name", "podium")
            .put("service.namespace", "orders")
            .build());
    private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("io.podium");

    private static final Span FAILED = new Span(
            TRACE,
            "0123456789abcdef",
            "00f067aa0ba902b7",
            "task \"report\"",
            Span.Kind.SERVER,
            START,
            START.plusMillis(2500),
            Map.of("podium.task.id", "ä/1", "podium.task.attempts", 3L, "podium.task.wait_seconds", 0.5),
            "disk full");

    private static final Span WAIT = new Span(
            TRACE, "fedcba9876543210", "0123456789abcdef", "wait", Span.Kind.INTERNAL, START, START, Map.of(), null);

    @Test
    void isWhatOpenTelemetryWrites() throws IOException {
        Object ours = Json.parse(OtlpJson.request("orders", List.of(FAILED, WAIT)));

        assertThat(inOrder(ours)).isEqualTo(inOrder(Json.parse(official(List.of(FAILED, WAIT)))));
    }

    private static String official(List<Span> spans) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceRequestMarshaler.create(spans.stream().map(OtlpJsonTest::data).toList())
                .writeJsonTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static SpanData data(Span span) {
        var attributes = Attributes.builder();
        span.attributes().forEach((key, value) -> {
            if (value instanceof Long number) {
                attributes.put(key, number);
            } else if (value instanceof Double number) {
                attributes.put(key, number);
            } else {
                attributes.put(key, value.toString());
            }
        });
        return TestSpanData.builder()
                .setSpanContext(context(span.traceId(), span.spanId()))
                .setParentSpanContext(context(span.traceId(), span.parentId()))
                .setName(span.name())
                .setKind(span.kind() == Span.Kind.SERVER ? SpanKind.SERVER : SpanKind.INTERNAL)
                .setStartEpochNanos(nanos(span.start()))
                .setEndEpochNanos(nanos(span.end()))
                .setHasEnded(true)
                .setAttributes(attributes.build())
                .setStatus(
                        span.error() == null
                                ? StatusData.unset()
                                : StatusData.create(StatusCode.ERROR, String.valueOf(span.error())))
                .setTotalAttributeCount(span.attributes().size())
                .setResource(PODIUM)
                .setInstrumentationScopeInfo(SCOPE)
                .build();
    }

    private static SpanContext context(String trace, String span) {
        return SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** Neither attributes nor fields have an order; flags, which tell whether a parent is remote, may be left out. */
    private static Object inOrder(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(String.valueOf(key), inOrder(value)));
            sorted.remove("flags");
            return sorted;
        }
        if (tree instanceof List<?> list) {
            return list.stream()
                    .map(OtlpJsonTest::inOrder)
                    .sorted(Comparator.comparing(String::valueOf))
                    .collect(Collectors.toList());
        }
        return tree;
    }
}
