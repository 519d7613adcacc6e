package io.podium.lambda.handler;

import io.podium.domain.InvalidInputException;
import io.podium.domain.port.Wake;
import io.podium.domain.task.ShardKey;
import io.podium.domain.usecase.ScheduleTasks;
import io.podium.lambda.api.StepJson;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.AwsPlatform;
import io.podium.lambda.wiring.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedule step. Its input names queues, or holds wake-up messages as they came from the task queue; a message that
 * cannot be read is reported as failed, so that it alone goes to the dead-letter queue.
 */
public final class ScheduleHandler implements JsonHandler {
    private static final int MAX_MESSAGES = 10_000;
    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_ID = 256;

    private final ScheduleTasks schedule;
    private final Log log;

    /** Called by the Lambda runtime. */
    public ScheduleHandler() {
        this(AwsPlatform.primed(ScheduleHandler::new, Map.of("queues", List.of("default/0"))));
    }

    public ScheduleHandler(Platform platform) {
        this.schedule = new ScheduleTasks(platform.stores(), platform.surroundings());
        this.log = platform.log();
    }

    private record Message(String id, String body) {}

    @Override
    public @Nullable Object handle(@Nullable Object input) {
        List<Wake> wakes = new ArrayList<>();
        List<Map<String, Object>> failures = new ArrayList<>();
        List<Message> messages = Fields.read(input, in -> {
            wakes.addAll(
                    in.optional("queues", (fields, name) -> fields.list(name, 0, MAX_MESSAGES, StepJson::readQueue))
                            .orElse(List.of()));
            in.optional("pool", Fields::id).ifPresent(pool -> wakes.add(Wake.all(ShardKey.of(pool))));
            return in.optional(
                            "messages",
                            (fields, name) -> fields.objects(name, 0, MAX_MESSAGES, ScheduleHandler::readMessage))
                    .orElse(List.of());
        });
        for (Message message : messages) {
            try {
                wakes.add(Fields.read(Json.parse(message.body()), StepJson::readWake));
            } catch (JsonException | InvalidInputException e) {
                log.warn("a wake-up cannot be read", Map.of("messageId", message.id(), "reason", e.getMessage()));
                failures.add(Map.of("itemIdentifier", message.id()));
            }
        }
        ScheduleTasks.Round round = schedule.run(wakes);
        return log.counted(
                "scheduled",
                Map.of(
                        "assignments",
                        round.assignments().stream().map(StepJson::show).toList(),
                        "queues",
                        StepJson.showQueues(round.more()),
                        "more",
                        !round.more().isEmpty(),
                        "planDue",
                        round.planDue(),
                        "batchItemFailures",
                        failures));
    }

    private static Message readMessage(Fields in) {
        return new Message(in.text("messageId", MAX_ID), in.text("body", MAX_BODY));
    }
}
