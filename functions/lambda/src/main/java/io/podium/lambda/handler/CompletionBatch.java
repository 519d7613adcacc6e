package io.podium.lambda.handler;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch of the completion queue as one. A message holds one report, or up to a hundred under {@code reports}; one
 * that cannot be read, or of which a report cannot, is reported as failed, so that it alone goes to the dead-letter queue,
 * after its other reports were taken. A stale report is done with, since no repetition would make it count.
 */
final class CompletionBatch {
    private final FinishTasks finish;
    private final Ends ends;
    private final Log log;

    CompletionBatch(FinishTasks finish, Ends ends, Log log) {
        this.finish = finish;
        this.ends = ends;
        this.log = log;
    }

    private record Said(String messageId, WorkerReport report) {}

    Map<String, Object> process(List<QueueMessage> messages) {
        List<Said> said = new ArrayList<>();
        Set<String> failed = new LinkedHashSet<>();
        messages.forEach(message -> read(message, said, failed));
        List<FinishTasks.Result> results =
                finish.runEach(said.stream().map(Said::report).toList());
        ends.tell(results);
        for (int i = 0; i < said.size(); i++) {
            tell(said.get(i), results.get(i), failed);
        }
        log.info("completed", Map.of("messages", (long) messages.size(), "reports", (long) said.size(), "failed", (long)
                failed.size()));
        return Map.of(
                "batchItemFailures",
                failed.stream().map(id -> Map.of("itemIdentifier", id)).toList());
    }

    private void read(QueueMessage message, List<Said> said, Set<String> failed) {
        try {
            for (Object each : reports(Json.parse(message.body()))) {
                read(message, each, said, failed);
            }
        } catch (JsonException | InvalidInputException e) {
            refuse(message, e, failed);
        }
    }

    private void read(QueueMessage message, @Nullable Object tree, List<Said> said, Set<String> failed) {
        try {
            WorkerReportReader.Item item = Fields.read(tree, WorkerReportReader::item);
            if (item.report() == null) {
                log.info(
                        "a completion is stale",
                        Map.of(
                                "messageId",
                                message.id(),
                                "reason",
                                "no lease has such a token: task " + item.taskId()));
            } else {
                said.add(new Said(message.id(), item.report()));
            }
        } catch (InvalidInputException e) {
            refuse(message, e, failed);
        }
    }

    /** Returns the reports of a message, of which it may be one itself. */
    private static List<?> reports(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map && map.get("reports") instanceof List<?> reports)) {
            return List.of(Objects.requireNonNullElse(tree, "null"));
        }
        if (map.size() > 1 || reports.isEmpty() || reports.size() > WorkerReportReader.MAX_REPORTS) {
            throw new InvalidInputException(
                    "reports", "1 to " + WorkerReportReader.MAX_REPORTS + " reports and nothing else in a message");
        }
        return reports;
    }

    private void refuse(QueueMessage message, RuntimeException e, Set<String> failed) {
        log.warn("a completion cannot be read", Map.of("messageId", message.id(), "reason", e.getMessage()));
        failed.add(message.id());
    }

    private void tell(Said said, FinishTasks.Result result, Set<String> failed) {
        if (result instanceof FinishTasks.Result.Stale stale) {
            log.info("a completion is stale", Map.of("reason", stale.reason()));
        } else if (result instanceof FinishTasks.Result.Unknown unknown) {
            log.warn("a completion names no task", Map.of("task", unknown.task().toString()));
        } else if (result instanceof FinishTasks.Result.Busy) {
            failed.add(said.messageId());
        }
    }
}
