package io.podium.lambda.audit;

import io.podium.domain.audit.Actor;
import io.podium.domain.audit.AuditEntry;
import io.podium.domain.audit.Excerpt;
import io.podium.domain.audit.Outcome;
import io.podium.domain.store.AuditStore;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.http.Endpoint;
import io.podium.lambda.http.ProblemMapping;
import io.podium.lambda.json.Json;
import io.podium.lambda.log.Log;
import io.podium.lambda.wiring.Platform;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what routes change. That a change is asked for is written first, and where that fails nothing is changed:
 * the request is answered 503. What came of it is written last; where that fails the caller gets the answer all the same,
 * since the change is made, and the entry says that its outcome is not known.
 */
public final class AuditTrail {
    private final AuditStore store;
    private final Surroundings surroundings;
    private final Log log;

    public AuditTrail(Platform platform) {
        this.store = platform.stores().audit();
        this.surroundings = platform.surroundings();
        this.log = platform.log();
    }

    /** Returns the endpoint with its changes written down. */
    public Endpoint over(Change change, Endpoint endpoint) {
        return request -> change.isMeant(request) ? written(change, request, endpoint) : endpoint.answer(request);
    }

    private ApiResponse written(Change change, ApiRequest request, Endpoint endpoint) {
        AuditEntry entry = entry(change, request);
        store.ask(entry);
        ApiResponse answer;
        try {
            answer = endpoint.answer(request);
        } catch (RuntimeException e) {
            end(entry, ProblemMapping.statusOf(e), () -> change.after(request, null));
            throw e;
        }
        end(entry, answer.status(), () -> change.after(request, answer));
        return answer;
    }

    private AuditEntry entry(Change change, ApiRequest request) {
        Instant now = surroundings.now();
        return new AuditEntry(
                AuditEntry.id(now, surroundings.mark()),
                now,
                new Actor(request.caller().tenant(), request.caller().principal()),
                change.subject(request),
                request.requestId(),
                excerpt(change.before(request)),
                excerpt(change.asked(request)),
                null);
    }

    private void end(AuditEntry entry, int status, Supplier<Optional<?>> after) {
        try {
            store.end(entry, new Outcome(surroundings.now(), status, excerpt(after.get())));
        } catch (RuntimeException e) {
            log.error(
                    "the outcome of a change is not in the audit",
                    Map.of(
                            "entry", entry.id(),
                            "action", entry.subject().action(),
                            "resource", entry.subject().resource(),
                            "requestId", entry.requestId(),
                            "status", status),
                    e);
        }
    }

    private static @Nullable Excerpt excerpt(Optional<?> tree) {
        return tree.map(Json::write).map(Excerpt::of).orElse(null);
    }
}
