package io.podium.lambda.event;

import io.podium.lambda.json.Tree;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a function was invoked with, told by the shape of its input. */
public sealed interface Invocation {

    /**
     * A request to the HTTP API (payload format 2.0).
     *
     * @param event the whole event
     */
    record Http(Object event) implements Invocation {}

    /**
     * A batch of messages from a queue, through an event source mapping or a pipe.
     *
     * @param messages at least one
     */
    record Queue(List<QueueMessage> messages) implements Invocation {
        public Queue {
            messages = List.copyOf(messages);
        }
    }

    /**
     * A tick of a schedule: a rule of EventBridge, or EventBridge Scheduler where no input of its own is configured.
     *
     * @param schedule the ARN of the rule or schedule, empty if the event names none
     */
    record Schedule(String schedule) implements Invocation {}

    /**
     * Anything else: the input of a step of the state machine, or of somebody who invokes the function directly.
     *
     * @param input the whole input
     */
    record Step(@Nullable Object input) implements Invocation {}

    /**
     * Recognises an input.
     *
     * @throws io.podium.domain.InvalidInputException if a message of a queue has no id, so that its failure could not
     *     be reported
     */
    static Invocation of(@Nullable Object input) {
        Tree event = new Tree(input);
        if (input != null && event.at("version").is("2.0") && isHttp(event)) {
            return new Http(input);
        }
        List<Tree> records = event.at("Records").elements();
        if (isFromQueue(records)) {
            return new Queue(records.stream().map(QueueMessage::of).toList());
        }
        if (isFromQueue(event.elements())) {
            return new Queue(event.elements().stream().map(QueueMessage::of).toList());
        }
        if (isTick(event)) {
            List<Tree> resources = event.at("resources").elements();
            return new Schedule(
                    resources.isEmpty() ? "" : resources.get(0).text().orElse(""));
        }
        return new Step(input);
    }

    private static boolean isHttp(Tree event) {
        return event.at("requestContext", "http").value() != null;
    }

    private static boolean isFromQueue(List<Tree> records) {
        return !records.isEmpty()
                && records.stream()
                        .allMatch(message -> message.at("eventSource").is("aws:sqs"));
    }

    private static boolean isTick(Tree event) {
        return Set.of("aws.events", "aws.scheduler")
                        .contains(event.at("source").text().orElse(""))
                && event.at("detail-type").is("Scheduled Event");
    }
}
