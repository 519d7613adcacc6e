package io.podium.domain.resource;

import java.util.Objects;

/**
 * How much a task asks for: at least {@code min} of each kind, at most {@code max}.
 *
 * @param min the smallest amounts that suffice
 * @param max the largest amounts that may be given; at least {@code min}
 */
public record ResourceRequest(ResourceVector min, ResourceVector max) {
    public ResourceRequest {
        Objects.requireNonNull(min);
        if (!min.fitsIn(max)) {
            throw new IllegalArgumentException("a request's min is at most its max: " + min + " / " + max);
        }
    }

    /** A request for exactly this much. */
    public static ResourceRequest exactly(ResourceVector amount) {
        return new ResourceRequest(amount, amount);
    }
}
