package io.podium.lambda.sqs;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskQueue;
import io.podium.domain.port.Wake;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The wake-ups as messages of the task queue. */
public final class SqsTaskQueue implements TaskQueue {
    private final SqsBatches batches;
    private final String queueUrl;

    public SqsTaskQueue(SqsClient client, String queueUrl) {
        this(() -> client, queueUrl);
    }

    /** Takes the client only when there is something to send: most calls of most functions wake nobody. */
    public SqsTaskQueue(Supplier<SqsClient> client, String queueUrl) {
        this.batches = new SqsBatches(client);
        this.queueUrl = queueUrl;
    }

    @Override
    public void wake(Collection<Wake> wakes, Duration delay) {
        List<SqsBatches.Message> messages = wakes.stream()
                .map(wake -> Json.write(StepJson.showWake(wake)))
                .map(body -> new SqsBatches.Message(body, body.getBytes(StandardCharsets.UTF_8).length))
                .toList();
        // A message that comes a little late finds its task due; one that comes early would be for nothing.
        int seconds = (int) Math.min(MAX_DELAY.toSeconds(), (delay.toMillis() + 999) / 1000);
        if (!batches.send(queueUrl, messages, seconds).isEmpty()) {
            throw new QueueUnavailableException("the task queue refused wake-ups", new IllegalStateException(queueUrl));
        }
    }
}
