package io.podium.lambda.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a trace, as OpenTelemetry has it.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentId those of the span that it belongs to
 * @param name what was done
 * @param kind what it is to its parent
 * @param start when it began
 * @param end when it ended, not before it began
 * @param attributes texts, whole numbers ({@code Long}), other numbers ({@code Double})
 * @param error why it failed, or null if it did not
 */
public record Span(
        String traceId,
        String spanId,
        String parentId,
        String name,
        Kind kind,
        Instant start,
        Instant end,
        Map<String, Object> attributes,
        @Nullable String error) {

    /** What a span is to its parent, with its number in the protocol. */
    public enum Kind {
        /** A step within the same program. */
        INTERNAL(1),
        /** The serving side of a request. */
        SERVER(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    public Span {
        Objects.requireNonNull(traceId);
        Objects.requireNonNull(spanId);
        Objects.requireNonNull(parentId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        attributes = Map.copyOf(attributes);
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a span ends when it began or later, not at " + end + " after " + start);
        }
    }
}
