package io.podium.domain.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of entries, newest first.
 *
 * @param entries what was found; perhaps fewer than asked for, or none, though there are more
 * @param next the id to continue behind, or null if there are no more
 */
public record AuditPage(List<AuditEntry> entries, @Nullable String next) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
