package io.podium.local.worker;

import io.podium.lambda.json.Json;
import io.podium.lambda.json.Tree;
import io.podium.local.worker.Slots.Worksite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The workers of a service that is sent its tasks: they take them from the service's queue, say by a heartbeat that they
 * begin, and report through the completion queue. The message is deleted at the beginning, because from then on the lease
 * is what brings a lost task back.
 */
final class QueueAgent implements AutoCloseable, Reports {
    private static final int MAX_RECEIVED = 10;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Worksite site;
    private final SqsClient sqs;
    private final String queueUrl;
    private final ServiceView service;
    private final CompletionSender completions;
    private final Slots slots;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicInteger beginning = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    QueueAgent(Worksite site, String serviceId, SqsClient sqs, String queueUrl, CompletionSender completions) {
        this.site = site;
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.completions = completions;
        this.service = new ServiceView(site.api(), site.timer().clock(), serviceId);
        this.slots = new Slots(site, this, wake::release);
        this.thread = Threads.daemon("workers-" + serviceId, this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                int free = service.slots() - slots.taken() - beginning.get();
                if (free > 0) {
                    receive(Math.min(MAX_RECEIVED, free)).forEach(this::begin);
                } else {
                    await();
                }
            }
        } catch (IOException e) {
            site.log().warn("a worker lost the API", Map.of("queue", queueUrl, "reason", String.valueOf(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Message> receive(int most) throws InterruptedException {
        try {
            return sqs.receiveMessage(request ->
                            request.queueUrl(queueUrl).maxNumberOfMessages(most).waitTimeSeconds(1))
                    .messages();
        } catch (SdkException e) {
            if (!closed) {
                site.log().warn("a worker lost its queue", Map.of("queue", queueUrl, "reason", String.valueOf(e)));
                await();
            }
            return List.of();
        }
    }

    private void begin(Message message) {
        beginning.incrementAndGet();
        site.calls().execute(() -> {
            try {
                take(message);
            } catch (IOException | RuntimeException e) {
                site.log().warn("a message stays", Map.of("queue", queueUrl, "reason", String.valueOf(e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                beginning.decrementAndGet();
                wake.release();
            }
        });
    }

    /** A message is a task, or lists tasks. */
    private void take(Message message) throws IOException, InterruptedException {
        Tree tree = new Tree(Json.parse(message.body()));
        List<Tree> tasks = tree.at("tasks").elements();
        boolean told = true;
        for (Tree task : tasks.isEmpty() ? List.of(tree) : tasks) {
            told &= take(WorkItem.of(task));
        }
        if (told) {
            sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
    }

    /** Returns whether the API has said if the task is the worker's. */
    private boolean take(WorkItem item) throws IOException, InterruptedException {
        ApiClient.Answer answer =
                site.api().send("PUT", "/tasks/" + item.taskId() + "/heartbeat", Map.of("token", item.token()));
        if (answer.isOk()) {
            slots.begin(item.until(answer.tree().at("leaseUntil").text().orElse("")));
        }
        return answer.status() < 500;
    }

    private void await() throws InterruptedException {
        boolean freed = wake.tryAcquire(site.timer().clock().real(PAUSE).toNanos(), TimeUnit.NANOSECONDS);
        if (freed) {
            wake.drainPermits();
        }
    }

    @Override
    public void succeeded(WorkItem item) {
        completions.send(item, "succeeded", Reports.success(item));
        site.executions().succeeded(item);
    }

    @Override
    public void failed(WorkItem item) {
        completions.send(item, "failed", Reports.failure(item));
    }

    @Override
    public void givenBack(WorkItem item, double remainingSeconds) {
        completions.send(item, "yielded", Reports.rest(item, remainingSeconds));
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
        Threads.awaitEnd(thread);
    }
}
