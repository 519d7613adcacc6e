package io.podium.local.http;

import com.sun.net.httpserver.HttpExchange;
import io.podium.lambda.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway passes it to a function (HTTP API, payload format 2.0). There is no authorizer in front, so
 * the header {@value #TENANT_HEADER} stands for the identity.
 */
final class GatewayEvent {
    /** Names the tenant who asks; the default one without it. */
    static final String TENANT_HEADER = "X-Podium-Tenant";

    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String API = "local";

    private GatewayEvent() {}

    /**
     * Makes the event.
     *
     * @param route what the request matched
     * @param body the body, empty if there is none
     * @param requestId names the request in the log
     */
    static byte[] of(
            HttpExchange exchange,
            String method,
            RouteTable.Match.Found route,
            byte[] body,
            String requestId,
            Instant now) {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", exchange.getRequestURI().getRawPath());
        event.put("rawQueryString", query == null ? "" : query);
        event.put("headers", headers(exchange));
        event.put("requestContext", context(exchange, method, route.key(), requestId, now));
        if (!route.parameters().isEmpty()) {
            event.put("pathParameters", route.parameters());
        }
        addBody(event, body);
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> headers(HttpExchange exchange) {
        Map<String, Object> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    private static Map<String, Object> context(
            HttpExchange exchange, String method, String routeKey, String requestId, Instant now) {
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", method);
        http.put("path", exchange.getRequestURI().getRawPath());
        http.put("protocol", exchange.getProtocol());
        http.put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
        http.put("userAgent", text(exchange.getRequestHeaders().getFirst("User-Agent")));
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", "000000000000");
        context.put("apiId", API);
        String tenant = exchange.getRequestHeaders().getFirst(TENANT_HEADER);
        if (tenant != null) {
            Map<String, Object> claims = Map.of("sub", "local", "custom:tenant", tenant);
            context.put("authorizer", Map.of("jwt", Map.of("claims", claims)));
        }
        context.put("http", http);
        context.put("requestId", requestId);
        context.put("routeKey", routeKey);
        context.put("stage", "$default");
        context.put("time", LOG_TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static void addBody(Map<String, Object> event, byte[] body) {
        boolean isText = true;
        if (body.length > 0) {
            try {
                event.put(
                        "body",
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(body))
                                .toString());
            } catch (CharacterCodingException e) {
                isText = false;
                event.put("body", Base64.getEncoder().encodeToString(body));
            }
        }
        event.put("isBase64Encoded", !isText);
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header;
    }
}
