package io.podium.domain.store;

import io.podium.domain.audit.Actor;
import io.podium.domain.audit.AuditEntry;
import io.podium.domain.audit.Excerpt;
import io.podium.domain.audit.Outcome;
import io.podium.domain.audit.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns entries of the audit and their outcomes, each an item of its own, into documents and back. */
final class AuditCodec {
    private AuditCodec() {}

    static Map<String, Object> write(AuditEntry entry) {
        Document document = Document.empty()
                .put("schema", 1L)
                .put("at", entry.at())
                .put("tenant", entry.actor().tenant())
                .put("principal", entry.actor().principal())
                .put("action", entry.subject().action())
                .put("resource", entry.subject().resource())
                .put("shared", entry.subject().isShared())
                .put("requestId", entry.requestId())
                .put("before", write(entry.before()))
                .put("request", write(entry.request()));
        return document.tree();
    }

    static Map<String, Object> write(Outcome outcome) {
        return Document.empty()
                .put("schema", 1L)
                .put("at", outcome.at())
                .put("status", (long) outcome.status())
                .put("after", write(outcome.after()))
                .tree();
    }

    static AuditEntry entry(String id, Map<String, Object> values) {
        Document document = Document.of(values);
        return new AuditEntry(
                id,
                document.instant("at"),
                new Actor(document.text("tenant"), document.text("principal")),
                new Subject(document.text("action"), document.text("resource"), document.flag("shared")),
                document.text("requestId"),
                excerpt(document, "before"),
                excerpt(document, "request"),
                null);
    }

    static Outcome outcome(Map<String, Object> values) {
        Document document = Document.of(values);
        return new Outcome(document.instant("at"), document.integer("status"), excerpt(document, "after"));
    }

    private static @Nullable Object write(@Nullable Excerpt excerpt) {
        return excerpt == null
                ? null
                : Document.empty()
                        .put("text", excerpt.text())
                        .put("bytes", (long) excerpt.bytes())
                        .put("sha256", excerpt.sha256())
                        .tree();
    }

    private static @Nullable Excerpt excerpt(Document document, String name) {
        if (!document.has(name)) {
            return null;
        }
        Document child = document.child(name);
        return new Excerpt(child.text("text"), child.integer("bytes"), child.optionalText("sha256"));
    }
}
