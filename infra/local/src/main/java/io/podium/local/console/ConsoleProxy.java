package io.podium.local.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.podium.lambda.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Serves a deployed API on the loopback interface to the browser of this machine. A browser can neither sign a request nor
 * send a token when it opens a page; this does. It answers only to its own address, so that no other page can use the
 * identity: not by a form or a script, nor by a name that leads here.
 */
public final class ConsoleProxy implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(35);

    /** Headers of a request that are passed on; the identity adds its own. */
    private static final Set<String> SENT = Set.of("accept", "content-type", "idempotency-key", "if-none-match");

    /** Headers of an answer that are about one connection only. */
    private static final Set<String> KEPT_BACK =
            Set.of("connection", "content-length", "transfer-encoding", "keep-alive", "date");

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(LIMIT)
            .socketTimeout(LIMIT)
            .build();
    private final URI api;
    private final Identity identity;

    private ConsoleProxy(HttpServer server, URI api, Identity identity) {
        this.server = server;
        this.api = api;
        this.identity = identity;
        server.setExecutor(executor);
        server.createContext("/", this::serve);
    }

    /**
     * Starts to serve.
     *
     * @param port the port, or 0 for any that is free
     * @param api where the API is, without a path
     * @param identity whose requests they are
     * @throws UncheckedIOException if the port cannot be had
     */
    public static ConsoleProxy start(int port, URI api, Identity identity) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            ConsoleProxy proxy = new ConsoleProxy(HttpServer.create(address, 0), api, identity);
            proxy.server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port " + port + " cannot be had: " + e.getMessage() + ". Maybe choose another by --port.", e);
        }
    }

    /** Returns where the console is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            if (!isOwn(exchange)) {
                String rule = "this address serves its own pages only, at " + uri();
                answer(exchange, new Problem(403, "foreign-request", "The request came from elsewhere", rule));
            } else if (body.length > MAX_BODY_BYTES) {
                String rule = "a body has at most " + MAX_BODY_BYTES + " bytes";
                answer(exchange, new Problem(413, "body-too-large", "The body is too large", rule));
            } else {
                pass(exchange, body);
            }
        }
    }

    /** Returns whether the request is for this address and no other page's. */
    private boolean isOwn(HttpExchange exchange) {
        int port = server.getAddress().getPort();
        List<String> hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return hosts.contains(exchange.getRequestHeaders().getFirst("Host"))
                && (origin == null || hosts.stream().anyMatch(host -> origin.equals("http://" + host)));
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        HttpExecuteResponse response;
        byte[] content;
        try {
            HttpExecuteRequest.Builder request = HttpExecuteRequest.builder().request(request(exchange, body));
            if (body.length > 0) {
                request.contentStreamProvider(() -> new ByteArrayInputStream(body));
            }
            response = http.prepareRequest(request.build()).call();
            try (InputStream in = response.responseBody().isPresent()
                    ? response.responseBody().get()
                    : InputStream.nullInputStream()) {
                content = in.readAllBytes();
            }
        } catch (IOException | RuntimeException e) {
            String detail = api + " did not answer: " + e.getMessage()
                    + ". Maybe the address is wrong, the network is down, or there are no credentials.";
            answer(exchange, new Problem(502, "no-answer", "The deployed Podium does not answer", detail));
            return;
        }
        response.httpResponse().headers().forEach((name, values) -> {
            if (!KEPT_BACK.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        send(exchange, response.httpResponse().statusCode(), content);
    }

    private SdkHttpRequest request(HttpExchange exchange, byte[] body) {
        String query = exchange.getRequestURI().getRawQuery();
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                .uri(api.resolve(exchange.getRequestURI().getRawPath() + (query == null ? "" : "?" + query)));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (SENT.contains(name.toLowerCase(Locale.ROOT))) {
                request.putHeader(name, values);
            }
        });
        if (body.length > 0) {
            request.putHeader("Content-Length", String.valueOf(body.length));
        }
        return identity.on(request.build(), body);
    }

    private static void answer(HttpExchange exchange, Problem problem) throws IOException {
        Map<String, Object> event = problem.toResponse().toEvent();
        exchange.getResponseHeaders().set("content-type", "application/problem+json");
        send(exchange, problem.status(), String.valueOf(event.get("body")).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        boolean isEmpty = content.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isEmpty ? -1 : content.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        http.close();
    }
}
