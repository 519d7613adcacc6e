package io.podium.local.template;

import java.util.List;
import java.util.Set;

/** Reads pipes: from a queue to a state machine that they wait for. */
final class PipeReader {

    private PipeReader() {}

    static PipeDefinition read(String id, Section fields, QueueReader queues, List<StateMachineDefinition> machines) {
        fields.only(
                Set.of("Source", "SourceParameters", "Target", "TargetParameters"),
                Set.of("RoleArn", "Description", "Tags"));
        Section source = fields.section("SourceParameters");
        source.only(Set.of("SqsQueueParameters"), Set.of());
        Section batch = source.section("SqsQueueParameters");
        batch.only(Set.of("BatchSize", "MaximumBatchingWindowInSeconds"), Set.of());
        Section target = fields.section("TargetParameters");
        target.only(Set.of("StepFunctionStateMachineParameters"), Set.of());
        Section invocation = target.section("StepFunctionStateMachineParameters");
        invocation.only(Set.of("InvocationType"), Set.of());
        if (!invocation.text("InvocationType").equals("REQUEST_RESPONSE")) {
            throw new TemplateException(invocation.path() + ".InvocationType must be REQUEST_RESPONSE, so that a batch"
                    + " that fails goes back to its queue");
        }
        return new PipeDefinition(
                id,
                queues.idOf(fields.text("Source"), id + ".Source"),
                batch.integer("BatchSize"),
                batch.seconds("MaximumBatchingWindowInSeconds", 0),
                machine(fields.text("Target"), id, machines));
    }

    private static String machine(String arn, String id, List<StateMachineDefinition> machines) {
        return machines.stream()
                .filter(machine -> machine.arn().equals(arn))
                .map(StateMachineDefinition::id)
                .findFirst()
                .orElseThrow(() -> new TemplateException(
                        id + ".Target is " + arn + ", which is no state machine of the template"));
    }
}
