package io.podium.local.stack;

import io.podium.lambda.log.Log;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** What was opened, to be closed in the other order. A part that cannot be closed does not keep the others open. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Log log;

    Closing(Log log) {
        this.log = log;
    }

    <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.error("cannot be closed", Map.of("part", part.getClass().getSimpleName()), e);
            }
        }
    }
}
