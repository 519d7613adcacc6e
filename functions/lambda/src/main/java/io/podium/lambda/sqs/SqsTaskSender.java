package io.podium.lambda.sqs;

import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends tasks to the queue of their service, ten messages a call, each with as many tasks as the service asks for. */
public final class SqsTaskSender implements TaskSender {
    private static final String HEAD = "{\"tasks\":[";
    private static final String TAIL = "]}";

    /** What the tasks of a message have together; SQS takes 1 MiB, and the list is around them. */
    private static final int MAX_BYTES = (1 << 20) - 64;

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
        Target.Sqs queue = (Target.Sqs) target;
        List<Packed> packed = queue.tasksPerMessage() == 1 ? single(tasks) : packed(tasks, queue.tasksPerMessage());
        Set<Integer> refused = batches.send(
                queue.queueUrl(), packed.stream().map(Packed::message).toList(), 0);
        return IntStream.range(0, packed.size())
                .filter(refused::contains)
                .boxed()
                .flatMap(at -> packed.get(at).tasks().stream())
                .toList();
    }

    /**
     * A message with what it holds.
     *
     * @param tasks the tasks, which are refused together
     */
    private record Packed(SqsBatches.Message message, List<Task> tasks) {
        static Packed of(String body, List<Task> tasks) {
            return new Packed(new SqsBatches.Message(body, bytes(body)), tasks);
        }
    }

    private static List<Packed> single(List<Task> tasks) {
        return tasks.stream()
                .map(task -> Packed.of(Json.write(TaskView.leased(task)), List.of(task)))
                .toList();
    }

    /** Fills messages in order, each with as many tasks as are asked for and as SQS takes together. */
    private static List<Packed> packed(List<Task> tasks, int most) {
        List<Packed> messages = new ArrayList<>();
        List<Task> in = new ArrayList<>();
        StringBuilder body = new StringBuilder(HEAD);
        int size = 0;
        for (Task task : tasks) {
            String shown = Json.write(TaskView.leased(task));
            int bytes = bytes(shown);
            if (in.size() == most || (!in.isEmpty() && size + bytes > MAX_BYTES)) {
                messages.add(Packed.of(body + TAIL, List.copyOf(in)));
                in.clear();
                body.setLength(HEAD.length());
                size = 0;
            }
            body.append(in.isEmpty() ? "" : ",").append(shown);
            in.add(task);
            size += bytes + 1;
        }
        if (!in.isEmpty()) {
            messages.add(Packed.of(body + TAIL, List.copyOf(in)));
        }
        return messages;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
