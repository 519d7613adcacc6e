package io.podium.local.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server that gives the answers it was told to, the last one again and again, and writes down what it was asked. */
final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Map<String, String>> headers = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean isTerminal;

    private record Reply(int status, String body) {}

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((exchange.getRequestMethod() + " " + sorted(exchange.getRequestURI()) + " " + body).strip());
        Map<String, String> sent = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> sent.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        headers.add(sent);
        Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String sorted(URI target) {
        String query = target.getRawQuery();
        return query == null
                ? target.getRawPath()
                : target.getRawPath()
                        + Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&", "?", ""));
    }

    /** Forgets all answers but this one. */
    synchronized FakeApi answers(int status, String body) {
        replies.clear();
        return then(status, body);
    }

    /** Adds an answer, in the order of requests. */
    synchronized FakeApi then(int status, String body) {
        replies.add(new Reply(status, body));
        return this;
    }

    FakeApi onATerminal() {
        isTerminal = true;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Runs a command that asks this server. */
    int run(String... arguments) {
        return runWith(Map.of("PODIUM_URL", url()), arguments);
    }

    int runWith(Map<String, String> environment, String... arguments) {
        out.reset();
        err.reset();
        asked.clear();
        headers.clear();
        return Podium.run(
                new Output(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        isTerminal),
                environment,
                arguments);
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** Returns a header of the last request. */
    synchronized @Nullable String header(String name) {
        return headers.get(headers.size() - 1).get(name);
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    /** Returns the words of the line of the output that begins with this. */
    List<String> row(String first) {
        return out().lines()
                .filter(line -> line.startsWith(first))
                .findFirst()
                .map(line -> Arrays.asList(line.split(" {2,}", -1)))
                .orElseGet(List::of);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
