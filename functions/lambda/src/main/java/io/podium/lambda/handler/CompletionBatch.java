package io.podium.lambda.handler;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.usecase.FinishTasks;
import io.podium.domain.usecase.WorkerReport;
import io.podium.lambda.api.WorkerReportReader;
import io.podium.lambda.event.QueueMessage;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import io.podium.lambda.json.JsonException;
import io.podium.lambda.log.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a batch of the completion queue as one. A message that cannot be read is reported as failed, so that it alone goes
 * to the dead-letter queue; a stale report is done with, since no repetition would make it count.
 */
final class CompletionBatch {
    private final FinishTasks finish;
    private final Log log;

    CompletionBatch(FinishTasks finish, Log log) {
        this.finish = finish;
        this.log = log;
    }

    Map<String, Object> process(List<QueueMessage> messages) {
        List<WorkerReport> reports = new ArrayList<>();
        List<Map<String, Object>> failures = new ArrayList<>();
        for (QueueMessage message : messages) {
            try {
                reports.add(Fields.read(Json.parse(message.body()), WorkerReportReader::message));
            } catch (ConflictException e) {
                log.info("a completion is stale", Map.of("messageId", message.id(), "reason", e.getMessage()));
            } catch (JsonException | InvalidInputException e) {
                log.warn("a completion cannot be read", Map.of("messageId", message.id(), "reason", e.getMessage()));
                failures.add(Map.of("itemIdentifier", message.id()));
            }
        }
        List<FinishTasks.Result> results = finish.run(reports);
        for (FinishTasks.Result result : results) {
            if (result instanceof FinishTasks.Result.Accepted accepted) {
                Ends.tell(log, accepted.task());
            } else if (result instanceof FinishTasks.Result.Stale stale) {
                log.info("a completion is stale", Map.of("reason", stale.reason()));
            } else if (result instanceof FinishTasks.Result.Unknown unknown) {
                log.warn(
                        "a completion names no task",
                        Map.of("task", unknown.task().toString()));
            }
        }
        log.info("completed", Map.of("messages", (long) messages.size(), "failed", (long) failures.size()));
        return Map.of("batchItemFailures", failures);
    }
}
