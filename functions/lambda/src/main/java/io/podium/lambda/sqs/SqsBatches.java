package io.podium.lambda.sqs;

import io.podium.domain.port.QueueUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends messages in batches as large as SQS allows: ten messages and 1 MiB together. */
final class SqsBatches {
    private static final int MAX_MESSAGES = 10;
    private static final int MAX_BYTES = 1 << 20;

    private final Supplier<SqsClient> client;

    SqsBatches(Supplier<SqsClient> client) {
        this.client = client;
    }

    /**
     * A message to send.
     *
     * @param body its text
     * @param bytes the length of its text in UTF-8
     */
    record Message(String body, int bytes) {}

    /**
     * Sends messages.
     *
     * @return the positions of those that SQS refused
     * @throws QueueUnavailableException if a call failed; what went before may have been sent
     */
    Set<Integer> send(String queueUrl, List<Message> messages, int delaySeconds) {
        Set<Integer> refused = new HashSet<>();
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            boolean tooLarge = bytes + message.bytes() > MAX_BYTES && !entries.isEmpty();
            if (entries.size() == MAX_MESSAGES || tooLarge) {
                refused.addAll(sendBatch(queueUrl, entries));
                entries.clear();
                bytes = 0;
            }
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(message.body())
                    .delaySeconds(delaySeconds)
                    .build());
            bytes += message.bytes();
        }
        if (!entries.isEmpty()) {
            refused.addAll(sendBatch(queueUrl, entries));
        }
        return refused;
    }

    private List<Integer> sendBatch(String queueUrl, List<SendMessageBatchRequestEntry> entries) {
        List<SendMessageBatchRequestEntry> batch = List.copyOf(entries);
        try {
            return client
                    .get()
                    .sendMessageBatch(SendMessageBatchRequest.builder()
                            .queueUrl(queueUrl)
                            .entries(batch)
                            .build())
                    .failed()
                    .stream()
                    .map(BatchResultErrorEntry::id)
                    .map(Integer::valueOf)
                    .toList();
        } catch (SdkException e) {
            throw new QueueUnavailableException("queue " + queueUrl + " did not take a message: " + e.getMessage(), e);
        }
    }
}
