package io.podium.domain.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One change that somebody asked for. It is written before anything is changed; its outcome is written afterwards beside
 * it, so that an entry without one tells that nobody knows how far the change went.
 *
 * @param id unique; ids compare as the times of their entries do
 * @param at when it was asked for
 * @param actor who asked
 * @param subject for what
 * @param requestId what API Gateway calls the request, so that its logs can be found
 * @param before what was to be changed, as it was; null where there was nothing or nothing is shown
 * @param request what was asked, as in the request's body; null where the request says nothing
 * @param outcome what came of it, or null if that was not written
 */
public record AuditEntry(
        String id,
        Instant at,
        Actor actor,
        Subject subject,
        String requestId,
        @Nullable Excerpt before,
        @Nullable Excerpt request,
        @Nullable Outcome outcome) {
    private static final Pattern ID = Pattern.compile("\\d{15}-[0-9a-z]{1,13}");

    public AuditEntry {
        if (!isId(id)) {
            throw new IllegalArgumentException("an entry's id matches " + ID + ", which " + id + " does not");
        }
        Objects.requireNonNull(at);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(requestId);
    }

    /**
     * Returns the id of an entry.
     *
     * @param mark tells entries of one millisecond apart: 1 to 13 digits and small letters
     */
    public static String id(Instant at, String mark) {
        return prefix(at) + "-" + mark;
    }

    /** Returns what the ids of this millisecond begin with; it comes before each of them. */
    public static String prefix(Instant at) {
        return String.format("%015d", Math.max(0, at.toEpochMilli()));
    }

    /** Returns whether this can be an id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Returns when the entry of this id was asked for. */
    public static Instant timeOf(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, 15)));
    }

    /** Returns the entry with its outcome. */
    public AuditEntry with(Outcome known) {
        return new AuditEntry(id, at, actor, subject, requestId, before, request, known);
    }
}
