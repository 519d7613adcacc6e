package io.podium.lambda.http;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/** A request that is refused for what it is in HTTP, before its content matters. */
public final class RequestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private RequestRefusedException(int status, String kind, String title, String detail, Map<String, String> headers) {
        super(detail);
        this.problem = new Problem(status, kind, title, detail);
        this.headers = headers;
    }

    static RequestRefusedException forbidden(String detail) {
        return new RequestRefusedException(403, "forbidden", "The identity may not do this", detail, Map.of());
    }

    static RequestRefusedException noSuchRoute(String method, String path) {
        return new RequestRefusedException(
                404, "no-such-route", "There is no such route", "there is no route " + method + " " + path, Map.of());
    }

    static RequestRefusedException methodNotAllowed(String method, String path, Collection<String> allowed) {
        String list = String.join(", ", new TreeSet<>(allowed));
        return new RequestRefusedException(
                405,
                "method-not-allowed",
                "The method is not allowed here",
                path + " does not take " + method + ". Maybe one of: " + list,
                Map.of("allow", list));
    }

    static RequestRefusedException tooLarge(int maxBytes) {
        return new RequestRefusedException(
                413,
                "body-too-large",
                "The body is too large",
                "a body has at most " + maxBytes + " bytes. Maybe send fewer tasks at a time",
                Map.of());
    }

    static RequestRefusedException notJson(String contentType) {
        return new RequestRefusedException(
                415,
                "unsupported-media-type",
                "The body is not JSON",
                "a body is application/json in UTF-8, not " + contentType
                        + ". Maybe the header content-type: application/json is missing",
                Map.of());
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
