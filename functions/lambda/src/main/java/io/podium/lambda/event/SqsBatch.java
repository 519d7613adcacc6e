package io.podium.lambda.event;

import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works through a batch message by message and reports which ones failed ({@code ReportBatchItemFailures}). The queue
 * delivers those again and, after its redrives, moves them to the dead-letter queue; the others are done. A message
 * that is no JSON fails like any other, so that it can be looked at in the dead-letter queue. Within a group of a
 * FIFO queue nothing is worked on behind a failure.
 */
public final class SqsBatch {
    private final MessageHandler handler;
    private final Log log;

    /** Creates a worker that gives each message to {@code handler} and logs each failure. */
    public SqsBatch(MessageHandler handler, Log log) {
        this.handler = handler;
        this.log = log;
    }

    /** Works on every message once, and returns the answer that the queue's event source takes. */
    public Map<String, Object> process(List<QueueMessage> messages) {
        List<Map<String, Object>> failures = new ArrayList<>();
        Set<String> stoppedGroups = new HashSet<>();
        for (QueueMessage message : messages) {
            boolean isStopped = message.group().filter(stoppedGroups::contains).isPresent();
            if (isStopped || !isDone(message)) {
                failures.add(Map.of("itemIdentifier", message.id()));
                message.group().ifPresent(stoppedGroups::add);
            }
        }
        return Map.of("batchItemFailures", failures);
    }

    private boolean isDone(QueueMessage message) {
        try {
            handler.handle(Json.parse(message.body()), message);
            return true;
        } catch (RuntimeException e) {
            log.error("message failed", Map.of("messageId", message.id(), "receiveCount", message.receiveCount()), e);
            return false;
        }
    }
}
