package io.podium.lambda.http;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.LimitExceededException;
import io.podium.domain.NotFoundException;
import io.podium.domain.Violation;
import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.lambda.json.JsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which answer each exception leads to, in one place.
 *
 * <table>
 * <caption>Exceptions and their answers</caption>
 * <tr><td>{@link InvalidInputException}, {@link JsonException}</td><td>400; also for rules about meaning, so that a
 * client has one status for "do not send this again"</td></tr>
 * <tr><td>{@link RequestRefusedException}</td><td>its own: 403, 404, 405, 413, 415</td></tr>
 * <tr><td>{@link NotFoundException}</td><td>404</td></tr>
 * <tr><td>{@link ConflictException}</td><td>409</td></tr>
 * <tr><td>{@link LimitExceededException}</td><td>429</td></tr>
 * <tr><td>{@link StoreUnavailableException}, {@link QueueUnavailableException}</td><td>503 with {@code retry-after}</td></tr>
 * <tr><td>anything else</td><td>500 that says no more than where to look in the log</td></tr>
 * </table>
 */
public final class ProblemMapping {
    private static final String RETRY_AFTER_SECONDS = "1";

    private ProblemMapping() {}

    /** Returns the status of the answer that an exception leads to. */
    public static int statusOf(RuntimeException e) {
        return answerTo(e, "unknown").status();
    }

    static ApiResponse answerTo(RuntimeException e, String requestId) {
        if (e instanceof RequestRefusedException refused) {
            ApiResponse answer = refused.problem().toResponse();
            return refused.headers().entrySet().stream()
                    .reduce(answer, (a, header) -> a.withHeader(header.getKey(), header.getValue()), (a, b) -> b);
        }
        if (e instanceof StoreUnavailableException || e instanceof QueueUnavailableException) {
            return unavailable(requestId).toResponse().withHeader("retry-after", RETRY_AFTER_SECONDS);
        }
        Problem refusal = refusal(e);
        return (refusal == null ? internalError(requestId) : refusal).toResponse();
    }

    private static @Nullable Problem refusal(RuntimeException e) {
        if (e instanceof InvalidInputException invalid) {
            return invalid(invalid.violations());
        }
        String detail = String.valueOf(e.getMessage());
        if (e instanceof JsonException) {
            List<Violation> errors = List.of(new Violation("$", detail));
            return new Problem(400, "malformed-json", "The body is not well-formed JSON", detail, errors, null);
        }
        if (e instanceof NotFoundException) {
            return new Problem(404, "not-found", "There is no such thing", detail);
        }
        if (e instanceof ConflictException) {
            return new Problem(409, "conflict", "The request conflicts with the current state", detail);
        }
        if (e instanceof LimitExceededException exceeded) {
            List<Violation> errors = List.of(exceeded.violation());
            return new Problem(429, "limit-exceeded", "A quota is used up", detail, errors, null);
        }
        return null;
    }

    private static Problem invalid(List<Violation> violations) {
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        String detail = violations.get(0) + more;
        return new Problem(400, "invalid-input", "The input breaks a rule", detail, violations, null);
    }

    private static Problem unavailable(String requestId) {
        String detail = "a store or queue did not answer in time. The same request may be sent again";
        return new Problem(503, "unavailable", "Podium cannot answer now", detail, List.of(), requestId);
    }

    private static Problem internalError(String requestId) {
        String detail = "the log has more under the request id " + requestId;
        return new Problem(500, "internal-error", "Podium failed to answer", detail, List.of(), requestId);
    }
}
