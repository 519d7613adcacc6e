package io.podium.local.torture.actor;

import io.podium.lambda.json.Tree;
import io.podium.local.template.QueueDefinition;
import io.podium.local.torture.port.Message;
import io.podium.local.torture.port.MessageQueue;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Feeds batches of a queue to who works them off, some at a time, and deletes what did not fail. */
final class Feed {
    private static final int MOST_AT_A_TIME = 3;

    private final World world;
    private final MessageQueue queue;
    private final String arn;
    private final int batchSize;
    private final Consumer consumer;
    private int working;

    /** Works off a batch. */
    @FunctionalInterface
    interface Consumer {
        /**
         * Takes records as SQS hands them on.
         *
         * @return the answer
         * @throws FunctionFailedException if the whole batch failed
         */
        @Nullable
        Object take(List<Map<String, Object>> records) throws FunctionFailedException;
    }

    private Feed(World world, MessageQueue queue, String arn, int batchSize, Consumer consumer) {
        this.world = world;
        this.queue = queue;
        this.arn = arn;
        this.batchSize = batchSize;
        this.consumer = consumer;
    }

    static void connect(World world, MessageQueue queue, QueueDefinition definition, int size, Consumer consumer) {
        Feed feed = new Feed(world, queue, definition.arn(), size, consumer);
        queue.whenVisible(feed::wake);
    }

    private void wake() {
        if (working < MOST_AT_A_TIME) {
            working++;
            world.loop().start(queue.name() + "-feed", world.chance().below(20), this::work);
        }
    }

    private void work() {
        try {
            for (List<Message> batch = receive(); !batch.isEmpty(); batch = receive()) {
                if (world.faults().strike(Fault.CONSUMER_DIED)) {
                    return;
                }
                handle(batch);
            }
        } finally {
            working--;
        }
    }

    private List<Message> receive() {
        return queue.receive(world.chance().between(1, batchSize));
    }

    private void handle(List<Message> batch) {
        world.note("batch", batch.stream().map(Message::id).toList());
        Set<String> failed;
        try {
            failed = failures(
                    new Tree(consumer.take(batch.stream().map(this::record).toList())));
        } catch (FunctionFailedException e) {
            world.note("batch failed", e.errorType());
            return;
        }
        if (!world.faults().strike(Fault.DELETE_LOST)) {
            List<Message> done = new ArrayList<>(batch);
            done.removeIf(message -> failed.contains(message.id()));
            done.forEach(queue::delete);
        }
    }

    private static Set<String> failures(Tree answer) {
        Set<String> failed = new TreeSet<>();
        answer.at("batchItemFailures")
                .elements()
                .forEach(failure -> failure.at("itemIdentifier").text().ifPresent(failed::add));
        return failed;
    }

    private Map<String, Object> record(Message message) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("messageId", message.id());
        record.put("receiptHandle", message.id());
        record.put("body", message.body());
        record.put("attributes", Map.of("ApproximateReceiveCount", Integer.toString(message.received())));
        record.put("messageAttributes", Map.of());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", arn);
        return record;
    }
}
