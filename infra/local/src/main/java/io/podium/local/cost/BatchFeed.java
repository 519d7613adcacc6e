package io.podium.local.cost;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the messages of a queue as a pipe or an event source mapping does, until there are as many as it takes or the
 * window of the first has passed. Receiving and deleting take ten messages a call.
 */
final class BatchFeed {
    private static final int MESSAGES_A_CALL = 10;

    private final VirtualTime time;
    private final Meter meter;
    private final int batchSize;
    private final Duration window;
    private final Consumer<List<Map<String, Object>>> consumer;
    private List<String> gathered = new ArrayList<>();
    private long received;

    /** @param consumer takes the records of a batch */
    BatchFeed(
            VirtualTime time,
            Meter meter,
            int batchSize,
            Duration window,
            Consumer<List<Map<String, Object>>> consumer) {
        this.time = time;
        this.meter = meter;
        this.batchSize = batchSize;
        this.window = window;
        this.consumer = consumer;
    }

    void add(String body) {
        List<String> batch = gathered;
        batch.add(body);
        if (batch.size() == batchSize) {
            time.after(Duration.ZERO, () -> consume(batch));
            gathered = new ArrayList<>();
        } else if (batch.size() == 1) {
            time.after(window, () -> {
                if (gathered == batch) {
                    gathered = new ArrayList<>();
                    consume(batch);
                }
            });
        }
    }

    private void consume(List<String> bodies) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += MESSAGES_A_CALL) {
            List<String> call = bodies.subList(from, Math.min(bodies.size(), from + MESSAGES_A_CALL));
            long bytes = call.stream()
                    .mapToLong(body -> body.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            meter.call("SQS.ReceiveMessage", BilledUnit.SQS_REQUEST, VirtualSqs.requests(bytes));
            meter.call("SQS.DeleteMessageBatch", BilledUnit.SQS_REQUEST, 1);
            call.forEach(body -> records.add(message(body)));
        }
        consumer.accept(records);
    }

    private Map<String, Object> message(String body) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("messageId", "m" + received++);
        record.put("body", body);
        record.put("eventSource", "aws:sqs");
        return record;
    }
}
