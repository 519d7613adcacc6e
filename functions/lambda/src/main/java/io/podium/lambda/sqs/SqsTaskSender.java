package io.podium.lambda.sqs;

import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends tasks to the queue of their service, ten a call. */
public final class SqsTaskSender implements TaskSender {
    private final SqsBatches batches;

    public SqsTaskSender(SqsClient client) {
        this(() -> client);
    }

    /** Takes the client only when there is something to send. */
    public SqsTaskSender(Supplier<SqsClient> client) {
        this.batches = new SqsBatches(client);
    }

    @Override
    public boolean serves(Target target) {
        return target instanceof Target.Sqs;
    }

    @Override
    public List<Task> send(Target target, List<Task> tasks) {
        List<SqsBatches.Message> messages = tasks.stream()
                .map(task -> Json.write(TaskView.leased(task)))
                .map(body -> new SqsBatches.Message(body, body.getBytes(StandardCharsets.UTF_8).length))
                .toList();
        Set<Integer> refused = batches.send(((Target.Sqs) target).queueUrl(), messages, 0);
        return IntStream.range(0, tasks.size())
                .filter(refused::contains)
                .mapToObj(tasks::get)
                .toList();
    }
}
