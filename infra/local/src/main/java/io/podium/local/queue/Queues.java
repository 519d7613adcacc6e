package io.podium.local.queue;

import io.podium.lambda.json.Json;
import io.podium.local.template.QueueDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Creates queues where they do not exist yet. */
public final class Queues {
    private static final long MIN_REAL_SECONDS = 5;

    private final SqsClient client;
    private final double speed;

    /**
     * @param client the queues' service
     * @param speed what to divide times by that the service waits for in real time
     */
    public Queues(SqsClient client, double speed) {
        this.client = client;
        this.speed = speed;
    }

    /** Creates the queues of a template, those for dead letters first, and returns their URLs by logical id. */
    public Map<String, String> create(List<QueueDefinition> definitions) {
        Map<String, String> urls = new HashMap<>();
        List<QueueDefinition> ordered = new ArrayList<>(definitions);
        ordered.sort((one, other) -> Boolean.compare(one.redrive() != null, other.redrive() != null));
        for (QueueDefinition queue : ordered) {
            Map<QueueAttributeName, String> attributes = new LinkedHashMap<>();
            attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()));
            attributes.put(QueueAttributeName.DELAY_SECONDS, queue.delay().isZero() ? "0" : seconds(queue.delay()));
            QueueDefinition.Redrive redrive = queue.redrive();
            if (redrive != null) {
                attributes.put(QueueAttributeName.REDRIVE_POLICY, policy(redrive, urls));
            }
            urls.put(queue.id(), create(queue.id(), attributes));
        }
        return Map.copyOf(urls);
    }

    /** Creates a queue with this visibility timeout, and returns its URL. */
    public String create(String name, Duration visibility) {
        return create(name, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(visibility)));
    }

    private String arn(String url) {
        return Objects.requireNonNull(
                client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN));
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        try {
            String url = client.getQueueUrl(request -> request.queueName(name)).queueUrl();
            client.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
            return url;
        } catch (QueueDoesNotExistException e) {
            return client.createQueue(request -> request.queueName(name).attributes(attributes))
                    .queueUrl();
        }
    }

    /** Asks for the ARN, because the account and region in it are those of the service. */
    private String policy(QueueDefinition.Redrive redrive, Map<String, String> urls) {
        String url = Objects.requireNonNull(urls.get(redrive.queue()));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("deadLetterTargetArn", arn(url));
        policy.put("maxReceiveCount", Integer.toString(redrive.maxReceiveCount()));
        return Json.write(policy);
    }

    /** Not so short that a busy machine takes longer to work on a batch. */
    private String seconds(Duration virtual) {
        long least = Math.min(MIN_REAL_SECONDS, Math.max(1, virtual.toSeconds()));
        return Long.toString(Math.max(least, Math.round(virtual.toMillis() / 1000.0 / speed)));
    }
}
