package io.podium.domain.store;

import io.podium.domain.audit.AuditEntry;
import io.podium.domain.audit.AuditPage;
import io.podium.domain.audit.AuditQuery;
import io.podium.domain.audit.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The audit. It appends and reads and can do nothing else. There is one partition a UTC day for what tenants share, and
 * one a day for each tenant's own; an entry and its outcome are two items next to each other.
 */
public final class AuditStore {
    /** How many entries one page looks at to find those that are wanted. */
    static final int MAX_EXAMINED = 1_000;

    private final ItemStore items;

    public AuditStore(ItemStore items) {
        this.items = items;
    }

    /**
     * Writes that something is asked for.
     *
     * @throws StoreUnavailableException if that cannot be written, so that nothing must be changed
     */
    public void ask(AuditEntry entry) {
        append(entry, AuditDay.ASKED, AuditCodec.write(entry));
    }

    /**
     * Writes what came of it.
     *
     * @throws StoreUnavailableException if that cannot be written
     */
    public void end(AuditEntry entry, Outcome outcome) {
        append(entry, AuditDay.ENDED, AuditCodec.write(outcome));
    }

    private void append(AuditEntry entry, String suffix, Map<String, Object> document) {
        ItemKey key = new ItemKey(partition(entry), entry.id() + suffix);
        if (items.append(new Item(key, 1, document, null)) instanceof WriteOutcome.Conflict) {
            throw new StoreUnavailableException("another entry of the audit has the id " + entry.id(), null);
        }
    }

    /** Returns entries of what tenants share and of what is this tenant's own, newest first. */
    public AuditPage page(String tenant, AuditQuery query) {
        List<AuditEntry> found = new ArrayList<>();
        String end = AuditEntry.prefix(query.to());
        String next = Objects.requireNonNullElse(query.next(), end);
        boolean goesOn = next.compareTo(end) < 0;
        String before = goesOn ? next : end;
        Instant newest = goesOn ? AuditEntry.timeOf(next) : query.to().minusMillis(1);
        int examined = 0;
        for (LocalDate day = day(newest); !day.isBefore(day(query.from())); day = day.minusDays(1)) {
            AuditDay shared = read(shared(day), before, query);
            AuditDay own = read(own(day, tenant), before, query);
            for (AuditEntry entry = newest(shared, own); entry != null; entry = newest(shared, own)) {
                if (query.filter().matches(entry)) {
                    found.add(entry);
                }
                if (found.size() == query.limit() || ++examined == MAX_EXAMINED) {
                    return new AuditPage(found, entry.id());
                }
            }
        }
        return new AuditPage(found, null);
    }

    private AuditDay read(String partition, String before, AuditQuery query) {
        return new AuditDay(items, partition, before, AuditEntry.prefix(query.from()));
    }

    /** Takes the newer of two. */
    private static @Nullable AuditEntry newest(AuditDay one, AuditDay other) {
        AuditEntry first = one.head();
        AuditEntry second = other.head();
        boolean isSecond = first == null || (second != null && second.id().compareTo(first.id()) > 0);
        (isSecond ? other : one).advance();
        return isSecond ? second : first;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String partition(AuditEntry entry) {
        LocalDate day = day(entry.at());
        return entry.subject().isShared() ? shared(day) : own(day, entry.actor().tenant());
    }

    private static String shared(LocalDate day) {
        return "SHARED#" + day;
    }

    private static String own(LocalDate day, String tenant) {
        return "TENANT#" + tenant + "#" + day;
    }
}
