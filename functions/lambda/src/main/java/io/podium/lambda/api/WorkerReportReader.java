package io.podium.lambda.api;

import io.podium.domain.ConflictException;
import io.podium.domain.task.Token;
import io.podium.domain.usecase.WorkerReport;
import io.podium.lambda.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what workers say of their tasks, from the API and from the completion queue. */
public final class WorkerReportReader {
    /** The largest result that is kept, in bytes of JSON. */
    public static final int MAX_RESULT_BYTES = 64 * 1_024;

    /** The most reports that one request or message holds. */
    public static final int MAX_REPORTS = 100;

    private static final Token NEVER_LEASED = new Token(0, "0", "nobody");
    private static final int MAX_ERROR = 4_096;
    private static final int MAX_TOKEN = 256;
    private static final double MAX_SECONDS = 1e9;

    private WorkerReportReader() {}

    /** Reads the body of {@code POST /tasks/{id}/complete}. */
    public static WorkerReport completed(String taskId, Fields in) {
        return leased(taskId, in, token -> completed(taskId, token, in));
    }

    /** Reads the body of {@code POST /tasks/{id}/fail}. */
    public static WorkerReport failed(String taskId, Fields in) {
        return leased(taskId, in, token -> failed(taskId, token, in));
    }

    /** Reads the body of {@code POST /tasks/{id}/yield}. */
    public static WorkerReport givenBack(String taskId, Fields in) {
        return leased(taskId, in, token -> givenBack(taskId, token, in));
    }

    /**
     * A report among several.
     *
     * @param taskId the task that it is about
     * @param report what it says, or null if what it shows cannot be a token of any lease, which is to be stale
     */
    public record Item(String taskId, @Nullable WorkerReport report) {}

    /** Reads one of several reports, of the API or of the completion queue. */
    public static Item item(Fields in) {
        String taskId = in.id("taskId");
        Optional<Token> token = Token.parse(in.text("token", MAX_TOKEN));
        WorkerReport report =
                switch (in.oneOf("status", List.of("succeeded", "failed", "yielded"))) {
                    case "failed" -> failed(taskId, token.orElse(NEVER_LEASED), in);
                    case "yielded" -> givenBack(taskId, token.orElse(NEVER_LEASED), in);
                    default -> completed(taskId, token.orElse(NEVER_LEASED), in);
                };
        return new Item(taskId, token.isPresent() ? report : null);
    }

    /** Reads the rest even if the token is stale, so that whatever breaks a rule is told at once. */
    private static WorkerReport leased(String taskId, Fields in, Function<Token, WorkerReport> reader) {
        Optional<Token> token = Token.parse(in.text("token", MAX_TOKEN));
        WorkerReport report = reader.apply(token.orElse(NEVER_LEASED));
        if (token.isEmpty()) {
            throw stale(taskId);
        }
        return report;
    }

    private static WorkerReport completed(String taskId, Token token, Fields in) {
        return new WorkerReport.Completed(taskId, token, result(in));
    }

    private static WorkerReport failed(String taskId, Token token, Fields in) {
        return new WorkerReport.Failed(
                taskId,
                token,
                in.optional("error", (fields, name) -> fields.text(name, MAX_ERROR))
                        .orElse("the worker gave no reason"),
                in.optional("retryable", Fields::bool).orElse(true));
    }

    private static WorkerReport givenBack(String taskId, Token token, Fields in) {
        return new WorkerReport.GivenBack(taskId, token, in.number("remainingSeconds", 0.001, MAX_SECONDS));
    }

    /**
     * Reads the token that a worker shows.
     *
     * @throws ConflictException if it cannot be a token of any lease, which is to be stale
     */
    public static Token token(String taskId, Fields in) {
        String shown = in.text("token", MAX_TOKEN);
        return Token.parse(shown).orElseThrow(() -> stale(taskId));
    }

    private static ConflictException stale(String taskId) {
        return new ConflictException("the token of task " + taskId + " is stale");
    }

    private static @Nullable String result(Fields in) {
        return in.optional("result", (fields, name) -> fields.json(name, MAX_RESULT_BYTES))
                .orElse(null);
    }
}
