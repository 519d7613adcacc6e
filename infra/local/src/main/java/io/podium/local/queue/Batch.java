package io.podium.local.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Messages on their way to a consumer.
 *
 * @param queueArn the queue that they come from
 * @param messages at least one
 */
public record Batch(String queueArn, List<Message> messages) {
    public Batch {
        messages = List.copyOf(messages);
    }

    /** Returns the ids of all messages. */
    public Set<String> ids() {
        return messages.stream().map(Message::messageId).collect(Collectors.toSet());
    }

    /** Returns the messages as Lambda and EventBridge Pipes pass them on. */
    public List<Map<String, Object>> records() {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Message message : messages) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("messageId", message.messageId());
            record.put("receiptHandle", message.receiptHandle());
            record.put("body", message.body());
            record.put("attributes", new LinkedHashMap<>(message.attributesAsStrings()));
            record.put("messageAttributes", Map.of());
            record.put("md5OfBody", message.md5OfBody());
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", queueArn);
            record.put("awsRegion", queueArn.split(":", -1)[3]);
            records.add(record);
        }
        return records;
    }
}
