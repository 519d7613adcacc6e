package io.podium.local.console;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The browser's end of the DevTools protocol: commands with answers, and events. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final int SECONDS = 60;

    private final Map<Long, CompletableFuture<Tree>> asked = new ConcurrentHashMap<>();
    private final List<Consumer<Tree>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong last = new AtomicLong();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    private DevTools() {}

    static DevTools connect(URI address) {
        DevTools tools = new DevTools();
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, tools)
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
        return tools;
    }

    /** Tells a listener of every event, on the thread that reads them. */
    void listen(Consumer<Tree> listener) {
        listeners.add(listener);
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @param session the tab's, or null for the browser itself
     * @throws AssertionError if the browser refuses it
     */
    synchronized Tree send(@Nullable String session, String method, Map<String, ?> parameters) {
        long id = last.incrementAndGet();
        Map<String, Object> command = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (session != null) {
            command.put("sessionId", session);
        }
        CompletableFuture<Tree> answer = new CompletableFuture<>();
        asked.put(id, answer);
        if (socket == null) {
            throw new IllegalStateException("there is no connection");
        }
        socket.sendText(Json.write(command), true)
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
        Tree tree = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (tree.at("error").value() != null) {
            throw new AssertionError(method + ": " + tree.at("error").value());
        }
        return tree.at("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
        partial.append(data);
        if (isLast) {
            Tree message = new Tree(Json.parse(partial.toString()));
            partial.setLength(0);
            if (message.at("id").value() instanceof Long id) {
                CompletableFuture<Tree> waiting = asked.remove(id);
                if (waiting != null) {
                    waiting.complete(message);
                }
            } else {
                listeners.forEach(listener -> listener.accept(message));
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        asked.values().forEach(waiting -> waiting.completeExceptionally(error));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
