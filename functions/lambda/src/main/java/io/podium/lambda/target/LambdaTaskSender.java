package io.podium.lambda.target;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.lambda.api.TaskView;
import io.podium.lambda.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** Hands each task to a function by invoking it asynchronously, so that its worker runs as long as it may. */
public final class LambdaTaskSender implements TaskSender {
    private final Supplier<LambdaClient> client;

    /** Takes the client only when there is something to send, since few deployments have such targets. */
    public LambdaTaskSender(Supplier<LambdaClient> client) {
        this.client = client;
    }

    @Override
    public boolean serves(Target target) {
        return target instanceof Target.Lambda;
    }

    @Override
    public List<Task> send(Target target, List<Task> tasks) {
        String function = ((Target.Lambda) target).functionName();
        List<Task> refused = new ArrayList<>();
        @Nullable SdkException last = null;
        for (Task task : tasks) {
            try {
                client.get()
                        .invoke(InvokeRequest.builder()
                                .functionName(function)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(Json.write(TaskView.leased(task))))
                                .build());
            } catch (SdkException e) {
                refused.add(task);
                last = e;
            }
        }
        if (last != null && refused.size() == tasks.size()) {
            throw new QueueUnavailableException(
                    "function " + function + " was not invoked: " + last.getMessage(), last);
        }
        return refused;
    }
}
