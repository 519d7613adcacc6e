package io.podium.local.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Runtime API of one function: what its runtime client asks for the next invocation and tells the outcome. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>.
 */
final class RuntimeApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RUNTIME = "/2018-06-01/runtime/";

    private final BlockingQueue<byte[]> inputs = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> restored = new CompletableFuture<>();
    private final CompletableFuture<Boolean> snapped = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String arn;
    private int invocations;

    /** How an invocation ended, or the start of the function. */
    sealed interface Outcome {
        /** What the function answered. */
        record Answer(String body) implements Outcome {}

        /** What it failed with, as the state machine and callers see it. */
        record Failure(String type, String message) implements Outcome {}
    }

    RuntimeApi(String arn) throws IOException {
        this.arn = arn;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(RUNTIME, this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Returns host and port, as Lambda puts them into the environment. */
    String address() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    /** Hands the function an input and waits for how it ends. */
    Outcome invoke(byte[] input) throws InterruptedException {
        inputs.add(input);
        return outcome();
    }

    /** Waits for the end of an invocation or of a start that fails. */
    Outcome outcome() throws InterruptedException {
        Outcome outcome = outcomes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (outcome == null) {
            throw new AssertionError("the function said nothing for " + PATIENCE);
        }
        return outcome;
    }

    /** Waits until the function is ready for its snapshot, and restores it. */
    void restore() throws InterruptedException {
        try {
            snapped.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the function was not ready for a snapshot", e);
        }
        restored.complete(true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().substring(RUNTIME.length());
            switch (path) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> {
                    snapped.complete(true);
                    restored.join();
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> {
                    outcomes.add(
                            path.endsWith("/response")
                                    ? new Outcome.Answer(new String(body, StandardCharsets.UTF_8))
                                    : failure(body));
                    exchange.sendResponseHeaders(202, -1);
                }
            }
        } catch (InterruptedException e) {
            // The test has ended; the function that still asks is about to be stopped.
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] input = inputs.take();
        invocations++;
        var headers = exchange.getResponseHeaders();
        headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-" + (100_000_000_000L + invocations));
        headers.add("Lambda-Runtime-Invoked-Function-Arn", arn);
        headers.add(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(
                        System.currentTimeMillis() + Duration.ofMinutes(15).toMillis()));
        headers.add(
                "Lambda-Runtime-Trace-Id",
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1");
        headers.add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, input.length);
        exchange.getResponseBody().write(input);
    }

    private static Outcome.Failure failure(byte[] body) {
        Tree error = new Tree(Json.parse(body));
        return new Outcome.Failure(
                error.at("errorType").text().orElse(""),
                error.at("errorMessage").text().orElse(""));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
