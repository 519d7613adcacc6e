package io.podium.domain.audit;

import io.podium.domain.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see.
 *
 * @param from only those asked for at this time or later
 * @param to only those asked for before this time, at most {@link #MAX_SPAN} after {@code from}
 * @param filter what they are about
 * @param limit at most this many, 1 to {@link #MAX_LIMIT}
 * @param next the id of the entry to continue behind, as a page told it; null for the newest
 */
public record AuditQuery(
        Instant from,
        Instant to,
        Filter filter,
        int limit,
        @Nullable String next) {
    /** The most entries of one page. */
    public static final int MAX_LIMIT = 100;

    /** The longest time that one query covers. */
    public static final Duration MAX_SPAN = Duration.ofDays(31);

    /**
     * What entries are about; null for anything.
     *
     * @param resource a resource, or a kind of them: {@code pools} finds {@code pools/batch}
     * @param action an action
     * @param principal who asked
     */
    public record Filter(
            @Nullable String resource,
            @Nullable String action,
            @Nullable String principal) {
        /** Returns whether an entry is meant. */
        public boolean matches(AuditEntry entry) {
            String about = entry.subject().resource();
            return (resource == null || about.equals(resource) || about.startsWith(resource + "/"))
                    && (action == null || entry.subject().action().equals(action))
                    && (principal == null || entry.actor().principal().equals(principal));
        }
    }

    public AuditQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException("limit", "from 1 to " + MAX_LIMIT + ", not " + limit);
        }
        if (!from.isBefore(to)) {
            throw new InvalidInputException("to", "later than from, which is " + from);
        }
        if (Duration.between(from, to).compareTo(MAX_SPAN) > 0) {
            throw new InvalidInputException("from", "at most " + MAX_SPAN.toDays() + " days before to, which is " + to);
        }
        if (next != null && !AuditEntry.isId(next)) {
            throw new InvalidInputException("next", "what the page before told as next, not " + next);
        }
    }
}
