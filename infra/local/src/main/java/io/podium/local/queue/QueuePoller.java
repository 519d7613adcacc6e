package io.podium.local.queue;

import io.podium.lambda.log.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Polls a queue by long polling and hands on what is there in batches, one at a time. A message that was worked on is
 * deleted; one that failed comes back after the visibility timeout of the queue and, after its redrives, goes to the
 * dead-letter queue.
 */
public final class QueuePoller implements AutoCloseable {
    private static final int MAX_RECEIVED = 10;
    private static final int WAIT_SECONDS = 1;
    private static final Duration TOO_SHORT = Duration.ofMillis(5);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final SqsClient client;
    private final Source source;
    private final BatchConsumer consumer;
    private final Log log;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * What is polled.
     *
     * @param queueUrl the queue
     * @param queueArn its name in the records
     * @param batchSize messages in a batch, at most
     * @param window how long a batch that is not full waits for more, in real time
     */
    public record Source(String queueUrl, String queueArn, int batchSize, Duration window) {}

    private QueuePoller(SqsClient client, Source source, BatchConsumer consumer, Log log) {
        this.client = client;
        this.source = source;
        this.consumer = consumer;
        this.log = log.with("queue", source.queueArn());
        this.thread = new Thread(this::run, "poller-" + source.queueArn());
        thread.setDaemon(true);
    }

    /** Starts to poll. */
    public static QueuePoller start(SqsClient client, Source source, BatchConsumer consumer, Log log) {
        QueuePoller poller = new QueuePoller(client, source, consumer, log);
        poller.thread.start();
        return poller;
    }

    private void run() {
        while (!isClosed()) {
            try {
                List<Message> messages = collect();
                if (!messages.isEmpty()) {
                    work(new Batch(source.queueArn(), messages));
                }
            } catch (AbortedException e) {
                log.info("polling was interrupted", Map.of());
                return;
            } catch (SdkException e) {
                if (!isClosed()) {
                    log.error("the queue cannot be polled", Map.of(), e);
                    awaitClosed(PAUSE_AFTER_ERROR);
                }
            }
        }
    }

    private List<Message> collect() {
        List<Message> messages = new ArrayList<>(receive(WAIT_SECONDS, source.batchSize()));
        boolean maybeMore = messages.size() == MAX_RECEIVED;
        if (!messages.isEmpty()
                && messages.size() < source.batchSize()
                && source.window().compareTo(TOO_SHORT) > 0) {
            awaitClosed(source.window());
            maybeMore = true;
        }
        while (maybeMore && messages.size() < source.batchSize()) {
            List<Message> more = receive(0, source.batchSize() - messages.size());
            messages.addAll(more);
            maybeMore = more.size() == MAX_RECEIVED;
        }
        return messages;
    }

    private List<Message> receive(int waitSeconds, int most) {
        return client.receiveMessage(request -> request.queueUrl(source.queueUrl())
                        .maxNumberOfMessages(Math.min(MAX_RECEIVED, most))
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void work(Batch batch) {
        Set<String> failed = consume(batch);
        List<DeleteMessageBatchRequestEntry> done = new ArrayList<>();
        for (Message message : batch.messages()) {
            if (!failed.contains(message.messageId())) {
                done.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(done.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
        }
        for (int from = 0; from < done.size(); from += MAX_RECEIVED) {
            List<DeleteMessageBatchRequestEntry> part = done.subList(from, Math.min(done.size(), from + MAX_RECEIVED));
            client.deleteMessageBatch(
                    request -> request.queueUrl(source.queueUrl()).entries(part));
        }
    }

    private Set<String> consume(Batch batch) {
        try {
            return consumer.consume(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return batch.ids();
        } catch (Exception e) {
            log.error("a batch failed", Map.of("messages", batch.messages().size()), e);
            return batch.ids();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void awaitClosed(Duration limit) {
        try {
            if (closed.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                log.info("polling ends", Map.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** Ends polling once the batch at hand is done. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
