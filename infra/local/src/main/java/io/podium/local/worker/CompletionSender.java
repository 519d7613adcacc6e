package io.podium.local.worker;

import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends completions to the completion queue, as many at a time as have come together. */
final class CompletionSender implements AutoCloseable {
    private static final int MAX_MESSAGES = 10;
    private static final int TRIES = 3;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Log log;
    private final BlockingQueue<Map<String, Object>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    CompletionSender(SqsClient sqs, String queueUrl, Log log) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.log = log;
        this.thread = Threads.daemon("completions", this::run);
        thread.start();
    }

    /** Sends a completion. */
    void send(WorkItem item, String status, Map<String, Object> report) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("taskId", item.taskId());
        message.put("status", status);
        message.putAll(report);
        waiting.add(message);
    }

    private void run() {
        try {
            while (!closed || !waiting.isEmpty()) {
                Map<String, Object> first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Map<String, Object>> batch = new ArrayList<>(List.of(first));
                    waiting.drainTo(batch, MAX_MESSAGES - 1);
                    send(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Map<String, Object>> batch) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Map<String, Object> message : batch) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(Json.write(message))
                    .build());
        }
        for (int i = 1; i <= TRIES; i++) {
            try {
                sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
                return;
            } catch (SdkException e) {
                log.warn("completions were not sent", Map.of("attempt", i, "reason", String.valueOf(e)));
            }
        }
    }

    /** Sends what is waiting, and nothing more. */
    @Override
    public void close() {
        closed = true;
        Threads.awaitEnd(thread);
    }
}
