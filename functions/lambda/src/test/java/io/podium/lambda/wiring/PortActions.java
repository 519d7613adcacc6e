package io.podium.lambda.wiring;

import io.podium.domain.port.Wake;
import io.podium.domain.service.Target;
import io.podium.domain.task.ShardKey;
import io.podium.lambda.permissions.RecordedCalls;
import io.podium.lambda.sqs.SqsTaskQueue;
import io.podium.lambda.sqs.SqsTaskSender;
import io.podium.lambda.target.LambdaTaskSender;
import io.podium.lambda.target.PlacedTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Finds out which actions the ports other than the tables take, by using each on a client that keeps its requests. */
public final class PortActions {

    private PortActions() {}

    /** Returns actions by what they are done to: a variable of the environment, or a parameter of the template. */
    public static Map<String, Set<String>> all() {
        Map<String, Set<String>> all = new HashMap<>();
        all.put("PODIUM_TASK_QUEUE_URL", queue());
        all.put("WorkerQueueArns", workerQueue());
        all.put("WorkerFunctionArns", workerFunction());
        all.put("PODIUM_STATE_MACHINE_ARN", stateMachine());
        return all;
    }

    private static Set<String> queue() {
        RecordedCalls calls = new RecordedCalls();
        SqsTaskQueue queue = new SqsTaskQueue(calls.client(SqsClient.class), "q");
        queue.wake(List.of(Wake.all(ShardKey.of("p0"))));
        queue.wake(IntStream.range(0, 30)
                .mapToObj(i -> Wake.all(ShardKey.of("p" + i)))
                .toList());
        return calls.actions();
    }

    private static Set<String> workerQueue() {
        RecordedCalls calls = new RecordedCalls();
        SqsTaskSender sender = new SqsTaskSender(calls.client(SqsClient.class));
        sender.send(new Target.Sqs("q"), List.of(PlacedTask.of("t1", "{}")));
        sender.send(new Target.Sqs("q"), List.of(PlacedTask.of("t1", "{}"), PlacedTask.of("t2", "{}")));
        return calls.actions();
    }

    private static Set<String> workerFunction() {
        RecordedCalls calls = new RecordedCalls();
        LambdaClient client = calls.client(LambdaClient.class);
        new LambdaTaskSender(() -> client).send(new Target.Lambda("f"), List.of(PlacedTask.of("t1", "{}")));
        return calls.actions();
    }

    private static Set<String> stateMachine() {
        RecordedCalls calls = new RecordedCalls();
        try {
            new SfnStateMachineRunner(calls.client(SfnClient.class), "arn").run(Map.of());
        } catch (ExecutionFailedException e) {
            // An empty answer is no success, but the call was made.
            return calls.actions();
        }
        return calls.actions();
    }
}
