package io.podium.lambda.http;

import io.podium.domain.InvalidInputException;
import io.podium.domain.task.Correlation;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Tree;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to the HTTP API, from an event of API Gateway (payload format 2.0).
 *
 * @param method the HTTP method
 * @param path the path without the stage
 * @param routeKey the route that API Gateway found, as in {@code GET /tasks/{id}}, or {@code $default}
 * @param pathParameters decoded
 * @param queryParameters decoded
 * @param headers by lower-case name
 * @param caller who asks
 * @param requestId the id that API Gateway gave the request
 * @param body read by {@link #read}
 */
public record ApiRequest(
        String method,
        String path,
        String routeKey,
        Map<String, String> pathParameters,
        Map<String, String> queryParameters,
        Map<String, String> headers,
        Caller caller,
        String requestId,
        RequestBody body) {
    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=(1-[0-9a-fA-F]{8}-[0-9a-fA-F]{24})(?:;|$)");

    private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1," + Correlation.MAX_LENGTH + "}");

    public ApiRequest {
        pathParameters = Map.copyOf(pathParameters);
        queryParameters = Map.copyOf(queryParameters);
        headers = Map.copyOf(headers);
    }

    /**
     * Reads an event, but not yet its body.
     *
     * @throws InvalidInputException if a path or query parameter cannot be decoded, or method or path are missing
     * @throws RequestRefusedException if the identity is not acceptable
     */
    static ApiRequest of(Tree event) {
        Tree context = event.at("requestContext");
        Map<String, String> headers = headers(event);
        Map<String, String> pathParameters = event.at("pathParameters").texts();
        pathParameters.replaceAll(UrlEncoding::path);
        return new ApiRequest(
                required(event, "requestContext", "http", "method"),
                withoutStage(
                        required(event, "rawPath"), context.at("stage").text().orElse("$default")),
                event.at("routeKey").text().orElse("$default"),
                pathParameters,
                query(event),
                headers,
                Caller.of(context.at("authorizer")),
                requestId(event),
                RequestBody.of(event, contentType(headers)));
    }

    /**
     * Returns the content type that counts. {@code curl -d} calls every body a form, so a form counts as unnamed; but not
     * if a browser sends it, because a page of another site may send forms without asking.
     */
    private static @Nullable String contentType(Map<String, String> headers) {
        String named = headers.get("content-type");
        boolean isForm = named != null && named.startsWith("application/x-www-form-urlencoded");
        return isForm && !headers.containsKey("origin") ? null : named;
    }

    private static Map<String, String> headers(Tree event) {
        Map<String, String> headers = new LinkedHashMap<>();
        event.at("headers").texts().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    static String requestId(Tree event) {
        return event.at("requestContext", "requestId")
                .text()
                .filter(id -> REQUEST_ID.matcher(id).matches())
                .orElse("unknown");
    }

    private static Map<String, String> query(Tree event) {
        // The raw string still tells a comma from a repetition, which queryStringParameters has lost.
        return event.at("rawQueryString").text().map(UrlEncoding::query).orElseGet(() -> event.at(
                        "queryStringParameters")
                .texts());
    }

    private static String required(Tree event, String... names) {
        return event.at(names)
                .text()
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new InvalidInputException(String.join(".", names), "required in an HTTP API event"));
    }

    private static String withoutStage(String path, String stage) {
        String prefix = "/" + stage;
        return path.equals(prefix) ? "/" : path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
    }

    /**
     * Reads the body, which must be a JSON object; a request without one counts as an empty object.
     *
     * @throws InvalidInputException with every violation, if there is any
     * @throws RequestRefusedException if the body is too large or no JSON
     */
    public <T> T read(Function<Fields, T> reader) {
        return Fields.read(body.tree(), reader);
    }

    /**
     * Returns the body as it was sent, a tree; an empty object for a request without one.
     *
     * @throws RequestRefusedException if the body is too large or no JSON
     */
    public Tree bodyTree() {
        return new Tree(body.tree());
    }

    /**
     * Reads the query parameters.
     *
     * @throws InvalidInputException with every violation, if there is any
     */
    public <T> T readQuery(Function<Fields, T> reader) {
        return Fields.readTexts(queryParameters, reader);
    }

    /**
     * Returns the id that the path holds under this name.
     *
     * @throws InvalidInputException if it is no id
     */
    public String pathId(String name) {
        Map<String, String> only = new LinkedHashMap<>(pathParameters);
        only.keySet().retainAll(Set.of(name));
        return Fields.readTexts(only, in -> in.id(name));
    }

    /** Returns a header by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Returns what the request is found by in logs, the first of these that it has: the trace context of a valid header
     * {@code traceparent}, the root of {@code X-Amzn-Trace-Id}, API Gateway's id of it.
     */
    public Correlation correlation() {
        return correlation(headers, requestId);
    }

    /** Returns what an event is found by in logs, even if it is no request that could be read. */
    static Correlation correlation(Tree event) {
        return correlation(headers(event), requestId(event));
    }

    private static Correlation correlation(Map<String, String> headers, String requestId) {
        return Optional.ofNullable(headers.get("traceparent"))
                .flatMap(Correlation::ofTraceParent)
                .or(() -> Optional.ofNullable(headers.get("x-amzn-trace-id")).flatMap(ApiRequest::root))
                .orElseGet(() -> new Correlation(requestId));
    }

    private static Optional<Correlation> root(String header) {
        Matcher root = ROOT.matcher(header);
        return root.find() ? Optional.of(new Correlation(root.group(1))) : Optional.empty();
    }

    ApiRequest withPathParameters(Map<String, String> found) {
        return new ApiRequest(method, path, routeKey, found, queryParameters, headers, caller, requestId, body);
    }
}
