package io.podium.local.cost;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The one call of SQS that the functions make; every message arrives. */
final class VirtualSqs implements SqsClient {
    private static final double BYTES_A_REQUEST = 64 * 1_024;

    private final Meter meter;
    private final Delivery delivery;

    /** Takes what is sent. */
    interface Delivery {
        void message(String queueUrl, String body, int delaySeconds);
    }

    VirtualSqs(Meter meter, Delivery delivery) {
        this.meter = meter;
        this.delivery = delivery;
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        long bytes = 0;
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            bytes += entry.messageBody().getBytes(StandardCharsets.UTF_8).length;
        }
        meter.call("SQS.SendMessageBatch", BilledUnit.SQS_REQUEST, requests(bytes));
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            Integer delay = entry.delaySeconds();
            delivery.message(request.queueUrl(), entry.messageBody(), delay == null ? 0 : delay);
        }
        return SendMessageBatchResponse.builder().build();
    }

    /** Returns what so much payload in one call is billed as. */
    static double requests(long bytes) {
        return Math.max(1, Math.ceil(bytes / BYTES_A_REQUEST));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
