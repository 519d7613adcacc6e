package io.podium.local.template;

import java.util.Map;
import java.util.Set;

/** Reads queues. */
final class QueueReader {
    private static final String TYPE = "AWS::SQS::Queue";
    private static final int DEFAULT_VISIBILITY_SECONDS = 30;

    private final ResourceNames names;
    private final Map<String, String> types;

    QueueReader(ResourceNames names, Map<String, String> types) {
        this.names = names;
        this.types = Map.copyOf(types);
    }

    QueueDefinition read(String id, Section fields) {
        fields.only(
                Set.of("VisibilityTimeout", "DelaySeconds", "RedrivePolicy"),
                Set.of("MessageRetentionPeriod", "SqsManagedSseEnabled", "Tags"));
        QueueDefinition.Redrive redrive = null;
        if (fields.has("RedrivePolicy")) {
            Section policy = fields.section("RedrivePolicy");
            policy.only(Set.of("deadLetterTargetArn", "maxReceiveCount"), Set.of());
            redrive = new QueueDefinition.Redrive(
                    idOf(policy.text("deadLetterTargetArn"), policy.path()), policy.integer("maxReceiveCount"));
        }
        return new QueueDefinition(
                id,
                names.ref(TYPE, id),
                names.attribute(TYPE, id, "Arn"),
                fields.seconds("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS),
                fields.seconds("DelaySeconds", 0),
                redrive);
    }

    /**
     * Finds the queue with an ARN.
     *
     * @param path where the ARN is used, for the message
     */
    String idOf(String arn, String path) {
        for (Map.Entry<String, String> resource : types.entrySet()) {
            if (resource.getValue().equals(TYPE)
                    && names.attribute(TYPE, resource.getKey(), "Arn").equals(arn)) {
                return resource.getKey();
            }
        }
        throw new TemplateException(path + " refers to " + arn + ", which is no queue of the template");
    }
}
