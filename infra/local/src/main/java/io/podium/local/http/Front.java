package io.podium.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.podium.lambda.handler.JsonHandler;
import io.podium.lambda.http.Problem;
import io.podium.lambda.log.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves the HTTP API on the loopback interface. */
public final class Front implements AutoCloseable {
    /** The largest body, in bytes. */
    static final int MAX_BODY_BYTES = 1 << 20;

    private static final int THREADS = 24;
    private static final int WAITING = 1_000;

    private final HttpServer server;
    private final ThreadPoolExecutor executor;
    private final RouteTable routes;
    private final Clock clock;
    private final Log log;

    private Front(HttpServer server, RouteTable routes, Clock clock, Log log) {
        this.server = server;
        this.routes = routes;
        this.clock = clock;
        this.log = log;
        // Where all are busy the accepting thread helps, which holds back whoever asks for more.
        this.executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                new ThreadPoolExecutor.CallerRunsPolicy());
        server.setExecutor(executor);
        server.createContext("/", this::serve);
    }

    /**
     * Starts to serve.
     *
     * @param port the port, or 0 for any that is free
     * @param routes what is served
     * @param clock gives the times in the events
     * @param log gets what the callers are not told
     * @throws UncheckedIOException if the port cannot be had
     */
    public static Front start(int port, RouteTable routes, Clock clock, Log log) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            Front front = new Front(HttpServer.create(address, WAITING), routes, clock, log);
            front.server.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port " + port + " cannot be had: " + e.getMessage() + ". Maybe choose another by --port.", e);
        }
    }

    /** Returns where the API is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            GatewayAnswer answer = answer(exchange, isHead ? "GET" : exchange.getRequestMethod());
            byte[] body = answer.body();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            if (isHead && body.length > 0) {
                exchange.getResponseHeaders().set("content-length", String.valueOf(body.length));
            }
            boolean isEmpty = isHead || body.length == 0;
            exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : body.length);
            if (!isEmpty) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    private GatewayAnswer answer(HttpExchange exchange, String method) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        RouteTable.Match match = routes.find(method, path);
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            exchange.getResponseHeaders().set("connection", "close");
            return tooLarge();
        }
        if (match instanceof RouteTable.Match.Found found) {
            return invoke(exchange, method, found, body);
        }
        SortedSet<String> allowed = new TreeSet<>(((RouteTable.Match.Refused) match).allowed());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        boolean asks = method.equals("OPTIONS") && !allowed.isEmpty();
        return asks ? GatewayAnswer.options(allowed) : GatewayAnswer.refused(method, path, allowed);
    }

    private GatewayAnswer invoke(HttpExchange exchange, String method, RouteTable.Match.Found found, byte[] body) {
        String requestId = UUID.randomUUID().toString();
        try {
            byte[] event = GatewayEvent.of(exchange, method, found, body, requestId, clock.instant());
            if (event.length > JsonHandler.MAX_INPUT_BYTES) {
                return tooLarge();
            }
            return GatewayAnswer.read(found.backend().answer(event));
        } catch (BackendException e) {
            log.error("function failed", Map.of("requestId", requestId, "route", found.key()), e);
            String detail = "the function behind this route has failed";
            return GatewayAnswer.of(
                    new Problem(500, "internal-error", "Podium failed to answer", detail, List.of(), requestId));
        }
    }

    /** Also where the body is small enough, but not what becomes of it in an event. */
    private static GatewayAnswer tooLarge() {
        String rule = "a body has at most " + MAX_BODY_BYTES + " bytes, and less where its characters need escapes";
        return GatewayAnswer.of(new Problem(413, "body-too-large", "The body is too large", rule));
    }

    /** Answers what was asked already, and nothing more. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("requests were cut off", Map.of("requests", executor.getActiveCount()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop(0);
        }
    }
}
