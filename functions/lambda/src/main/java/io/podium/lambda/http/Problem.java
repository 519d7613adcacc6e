package io.podium.lambda.http;

import io.podium.domain.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param status the HTTP status
 * @param kind the stable name of the kind of problem; the document's {@code type} is
 *     {@code urn:podium:problem:<kind>}
 * @param title the kind of problem in words, the same for all problems of the kind
 * @param detail what went wrong this time
 * @param errors the fields that break a rule, if it is about fields
 * @param requestId what to look for in the log, or null where the answer says it all
 */
public record Problem(
        int status,
        String kind,
        String title,
        String detail,
        List<Violation> errors,
        @Nullable String requestId) {
    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a problem has a status from 400 to 599, not " + status);
        }
        Objects.requireNonNull(kind);
        Objects.requireNonNull(title);
        Objects.requireNonNull(detail);
        errors = List.copyOf(errors);
    }

    /** A problem that is not about fields. */
    public Problem(int status, String kind, String title, String detail) {
        this(status, kind, title, detail, List.of(), null);
    }

    /** Returns the answer that carries the document. */
    public ApiResponse toResponse() {
        return new ApiResponse(status, Map.of("content-type", "application/problem+json"), toTree());
    }

    private Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "urn:podium:problem:" + kind);
        tree.put("title", title);
        tree.put("status", (long) status);
        tree.put("detail", detail);
        if (!errors.isEmpty()) {
            tree.put("errors", errors.stream().map(Problem::toTree).toList());
        }
        if (requestId != null) {
            tree.put("requestId", requestId);
        }
        return tree;
    }

    private static Map<String, Object> toTree(Violation violation) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", violation.field());
        error.put("rule", violation.rule());
        return error;
    }
}
