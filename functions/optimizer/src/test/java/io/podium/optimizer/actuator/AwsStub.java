package io.podium.optimizer.actuator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for AWS: takes requests over HTTP, keeps them, and answers what it is told to. */
public final class AwsStub implements AutoCloseable {
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile int status = 200;
    private volatile String errorType = "";
    private volatile String body = "{}";

    /** A request as it came. */
    public record Call(
            String method, String path, String target, String contentType, String authorization, String body) {}

    public AwsStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void answer(int newStatus, String newErrorType, String newBody) {
        status = newStatus;
        errorType = newErrorType;
        body = newBody;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    header(exchange, "X-Amz-Target"),
                    header(exchange, "Content-Type"),
                    header(exchange, "Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (!errorType.isEmpty()) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", errorType);
            }
            boolean isEmpty = status == 204;
            exchange.sendResponseHeaders(status, isEmpty ? -1 : bytes.length);
            if (!isEmpty) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
