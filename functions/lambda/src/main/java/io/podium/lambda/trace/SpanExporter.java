package io.podium.lambda.trace;

import java.util.List;

/** Hands spans to whoever keeps them. What cannot be handed over is lost, and stops nothing. */
@FunctionalInterface
public interface SpanExporter {
    /** Keeps nothing. */
    SpanExporter NONE = spans -> {};

    /** Hands over spans that have ended. */
    void export(List<Span> spans);
}
