package io.podium.worker;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An API with one service, whose answers a test may replace, and which writes down what it was asked. */
final class FakePodium implements AutoCloseable {
    record Reply(int status, Map<String, ?> body, Map<String, String> headers) {
        static Reply ok(Map<String, ?> body) {
            return new Reply(200, body, Map.of());
        }

        static Reply problem(int status, String detail) {
            return new Reply(status, Map.of("detail", detail), Map.of());
        }
    }

    final Map<String, Object> service = new ConcurrentHashMap<>(
            Map.of("serviceId", "s", "slots", 2, "leaseSeconds", 60, "ttlSeconds", 90, "taskTypes", List.of("t")));
    final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    final BlockingQueue<Map<String, Object>> reports = new LinkedBlockingQueue<>();
    final ConcurrentLinkedDeque<Map<String, Object>> tasks = new ConcurrentLinkedDeque<>();
    final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
    private final Map<String, Function<Map<String, Object>, Reply>> routes = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakePodium() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newCachedThreadPool(Threads.named("fake")));
        server.start();
        on("GET /services/s", body -> Reply.ok(service));
        on("POST /services/s/lease", this::lease);
        on("POST /tasks/complete", this::complete);
        on("PUT /services/s/heartbeat", body -> Reply.ok(Map.of()));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void on(String route, Function<Map<String, Object>, Reply> answer) {
        routes.put(route, answer);
    }

    void has(String id, Object payload) {
        tasks.add(Map.of(
                "taskId",
                id,
                "type",
                "t",
                "payload",
                payload,
                "token",
                "token-" + id,
                "expectedSeconds",
                60,
                "attempt",
                1));
    }

    /** Waits for the next report. */
    Map<String, Object> report() throws InterruptedException {
        Map<String, Object> report = reports.poll(20, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("no report came; asked was " + asked);
        }
        return report;
    }

    /** Waits until a route is asked. */
    void awaitAsked(String route) throws InterruptedException {
        String next;
        do {
            next = asked.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nobody asked for " + route);
            }
        } while (!next.equals(route));
    }

    Reply lease(Map<String, Object> body) {
        List<Map<String, Object>> leased = new ArrayList<>();
        int max = ((Number) body.get("max")).intValue();
        while (leased.size() < max && !tasks.isEmpty()) {
            leased.add(tasks.poll());
        }
        return Reply.ok(Map.of("tasks", leased));
    }

    Reply complete(Map<String, Object> body) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Object each : (List<?>) body.get("reports")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> report = (Map<String, Object>) each;
            reports.add(report);
            results.add(Map.of("taskId", report.get("taskId"), "outcome", "accepted"));
        }
        return Reply.ok(Map.of("results", results));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        Map<String, String> sent = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> sent.put(name, values.get(0)));
        headers.put(route, sent);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Function<Map<String, Object>, Reply> answer = routes.get(route);
        Reply reply = answer == null
                ? Reply.problem(404, "no route " + route)
                : answer.apply(body.length == 0 ? Map.of() : JSON.std.mapFrom(body));
        asked.add(route);
        byte[] bytes = JSON.std.asBytes(reply.body());
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
