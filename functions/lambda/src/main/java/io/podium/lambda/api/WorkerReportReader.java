package io.podium.lambda.api;

import io.podium.domain.ConflictException;
import io.podium.domain.task.Token;
import io.podium.domain.usecase.WorkerReport;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what workers say of their tasks, from the API and from the completion queue. */
public final class WorkerReportReader {
    /** The largest result that is kept, in bytes of JSON. */
    public static final int MAX_RESULT_BYTES = 64 * 1_024;

    private static final int MAX_ERROR = 4_096;
    private static final int MAX_TOKEN = 256;
    private static final double MAX_SECONDS = 1e9;

    private WorkerReportReader() {}

    /** Reads the body of {@code POST /tasks/{id}/complete}. */
    public static WorkerReport completed(String taskId, Fields in) {
        return new WorkerReport.Completed(taskId, token(taskId, in), result(in));
    }

    /** Reads the body of {@code POST /tasks/{id}/fail}. */
    public static WorkerReport failed(String taskId, Fields in) {
        return new WorkerReport.Failed(
                taskId,
                token(taskId, in),
                in.optional("error", (fields, name) -> fields.text(name, MAX_ERROR))
                        .orElse("the worker gave no reason"),
                in.optional("retryable", Fields::bool).orElse(true));
    }

    /** Reads the body of {@code POST /tasks/{id}/yield}. */
    public static WorkerReport givenBack(String taskId, Fields in) {
        return new WorkerReport.GivenBack(taskId, token(taskId, in), in.number("remainingSeconds", 0.001, MAX_SECONDS));
    }

    /** Reads a message of the completion queue. */
    public static WorkerReport message(Fields in) {
        String taskId = in.id("taskId");
        return switch (in.oneOf("status", List.of("succeeded", "failed", "yielded"))) {
            case "failed" -> failed(taskId, in);
            case "yielded" -> givenBack(taskId, in);
            default -> completed(taskId, in);
        };
    }

    /**
     * Reads the token that a worker shows.
     *
     * @throws ConflictException if it cannot be a token of any lease, which is to be stale
     */
    public static Token token(String taskId, Fields in) {
        String shown = in.text("token", MAX_TOKEN);
        return Token.parse(shown).orElseThrow(() -> new ConflictException("the token of task " + taskId + " is stale"));
    }

    private static @Nullable String result(Fields in) {
        return in.optional("result", (fields, name) -> Json.write(fields.raw(name, MAX_RESULT_BYTES)))
                .orElse(null);
    }
}
