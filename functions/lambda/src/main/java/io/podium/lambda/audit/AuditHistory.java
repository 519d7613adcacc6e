package io.podium.lambda.audit;

import io.podium.domain.audit.AuditEntry;
import io.podium.domain.audit.AuditPage;
import io.podium.domain.audit.AuditQuery;
import io.podium.domain.audit.Excerpt;
import io.podium.domain.audit.Outcome;
import io.podium.domain.store.AuditStore;
import io.podium.domain.usecase.Surroundings;
import io.podium.lambda.api.Shown;
import io.podium.lambda.http.ApiRequest;
import io.podium.lambda.http.ApiResponse;
import io.podium.lambda.json.Fields;
import io.podium.lambda.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code GET /audit}: who changed what, newest first. */
public final class AuditHistory {
    private static final int DEFAULT_LIMIT = 50;
    private static final Duration DEFAULT_SPAN = Duration.ofDays(7);
    private static final int MAX_TEXT = 2_048;

    private final AuditStore store;
    private final Surroundings surroundings;

    public AuditHistory(AuditStore store, Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
    }

    /** Shows entries of what tenants share, and of what is the caller's tenant's own. */
    public ApiResponse list(ApiRequest request) {
        AuditQuery query = request.readQuery(this::query).get();
        AuditPage page = store.page(request.caller().tenant(), query);
        return ApiResponse.ok(Shown.object()
                .with("entries", page.entries().stream().map(AuditHistory::show).toList())
                .with("next", page.next())
                .tree());
    }

    /** The rules that concern more than one field are looked at when each field has been found right by itself. */
    private Supplier<AuditQuery> query(Fields in) {
        // An entry of this very millisecond is before the next one.
        Instant to = in.optional("to", Fields::timestamp)
                .orElseGet(() -> surroundings.now().plusMillis(1));
        Instant from = in.optional("from", Fields::timestamp).orElse(to.minus(DEFAULT_SPAN));
        AuditQuery.Filter filter =
                new AuditQuery.Filter(text(in, "resource"), text(in, "action"), text(in, "principal"));
        int limit = in.optional("limit", (fields, name) -> (int) fields.integer(name, 1, AuditQuery.MAX_LIMIT))
                .orElse(DEFAULT_LIMIT);
        String next = text(in, "next");
        return () -> new AuditQuery(from, to, filter, limit, next);
    }

    private static @Nullable String text(Fields in, String name) {
        return in.optional(name, (fields, field) -> fields.text(field, MAX_TEXT))
                .orElse(null);
    }

    private static Object show(AuditEntry entry) {
        Shown shown = Shown.object()
                .with("id", entry.id())
                .with("time", entry.at())
                .with("principal", entry.actor().principal())
                .with("tenant", entry.actor().tenant())
                .with("action", entry.subject().action())
                .with("resource", entry.subject().resource())
                .with("requestId", entry.requestId())
                .with("before", show(entry.before()))
                .with("request", show(entry.request()));
        return Optional.ofNullable(entry.outcome())
                .map(outcome -> shown.with("outcome", word(outcome))
                        .with("status", (long) outcome.status())
                        .with("endedAt", outcome.at())
                        .with("after", show(outcome.after())))
                .orElseGet(() -> shown.with("outcome", "unknown"))
                .tree();
    }

    /** A change that failed with a status from 500 on may have been made in part. */
    private static String word(Outcome outcome) {
        return outcome.status() < 400 ? "done" : outcome.status() < 500 ? "refused" : "failed";
    }

    private static @Nullable Object show(@Nullable Excerpt excerpt) {
        if (excerpt == null || excerpt.isWhole()) {
            return excerpt == null ? null : Json.parse(excerpt.text());
        }
        return Shown.object()
                .with("cut", true)
                .with("bytes", (long) excerpt.bytes())
                .with("sha256", excerpt.sha256())
                .with("begins", excerpt.text())
                .tree();
    }
}
