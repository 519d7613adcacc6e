package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.InvalidInputException;
import io.podium.domain.audit.Actor;
import io.podium.domain.audit.AuditEntry;
import io.podium.domain.audit.AuditPage;
import io.podium.domain.audit.AuditQuery;
import io.podium.domain.audit.Excerpt;
import io.podium.domain.audit.Outcome;
import io.podium.domain.audit.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final AuditQuery.Filter ANY = new AuditQuery.Filter(null, null, null);

    private final AuditStore audit = new AuditStore(new InMemoryItemStore());
    private int marks;

    private AuditEntry asked(Instant at, String tenant, Subject subject) {
        AuditEntry entry = new AuditEntry(
                AuditEntry.id(at, "m" + marks++),
                at,
                new Actor(tenant, "arn:" + tenant),
                subject,
                "request-1",
                Excerpt.of("{\"n\":1}"),
                null,
                null);
        audit.ask(entry);
        return entry;
    }

    private AuditEntry pool(Instant at) {
        return asked(at, "acme", new Subject("pool.put", "pools/batch", true));
    }

    private AuditEntry task(Instant at, String tenant) {
        return asked(at, tenant, new Subject("task.cancel", "tasks/t1", false));
    }

    private static AuditQuery query(Duration span, AuditQuery.Filter filter, int limit, @Nullable String next) {
        return new AuditQuery(NOON.minus(span), NOON, filter, limit, next);
    }

    private List<AuditEntry> all(String tenant, AuditQuery.Filter filter) {
        return audit.page(tenant, query(Duration.ofDays(3), filter, 100, null)).entries();
    }

    @Test
    void anEntryHasItsOutcomeOnceThatIsWritten() {
        AuditEntry entry = pool(NOON.minusSeconds(1));
        assertThat(all("acme", ANY)).containsExactly(entry);

        Outcome outcome = new Outcome(NOON, 200, Excerpt.of("{\"n\":2}"));
        audit.end(entry, outcome);

        assertThat(all("acme", ANY)).containsExactly(entry.with(outcome));
    }

    @Test
    void whatIsWrittenStays() {
        AuditEntry entry = pool(NOON.minusSeconds(1));
        audit.end(entry, new Outcome(NOON, 200, null));
        AuditEntry other = new AuditEntry(
                entry.id(), entry.at(), new Actor("evil", "arn:evil"), entry.subject(), "r", null, null, null);

        assertThatThrownBy(() -> audit.ask(other)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> audit.end(entry, new Outcome(NOON, 404, null)))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(all("acme", ANY)).containsExactly(entry.with(new Outcome(NOON, 200, null)));
    }

    @Test
    void tenantsSeeWhatTheyShareAndTheirOwn() {
        AuditEntry shared = pool(NOON.minusSeconds(3));
        AuditEntry mine = task(NOON.minusSeconds(2), "acme");
        AuditEntry theirs = task(NOON.minusSeconds(1), "globex");

        assertThat(all("acme", ANY)).containsExactly(mine, shared);
        assertThat(all("globex", ANY)).containsExactly(theirs, shared);
    }

    @Test
    void filtersByResourceOrKindByActionAndByPrincipal() {
        AuditEntry put = pool(NOON.minusSeconds(3));
        AuditEntry cancelled = task(NOON.minusSeconds(2), "acme");

        assertThat(all("acme", new AuditQuery.Filter("pools", null, null))).containsExactly(put);
        assertThat(all("acme", new AuditQuery.Filter("pools/batch", null, null)))
                .containsExactly(put);
        assertThat(all("acme", new AuditQuery.Filter("pools/bat", null, null))).isEmpty();
        assertThat(all("acme", new AuditQuery.Filter(null, "task.cancel", null)))
                .containsExactly(cancelled);
        assertThat(all("acme", new AuditQuery.Filter(null, null, "arn:acme"))).hasSize(2);
        assertThat(all("acme", new AuditQuery.Filter(null, null, "arn:globex"))).isEmpty();
    }

    @Test
    void theTimesAreFromInclusiveToExclusive() {
        pool(NOON.minus(Duration.ofDays(1)).minusMillis(1));
        AuditEntry first = pool(NOON.minus(Duration.ofDays(1)));
        AuditEntry last = pool(NOON.minusMillis(1));
        pool(NOON);

        assertThat(audit.page("acme", query(Duration.ofDays(1), ANY, 100, null)).entries())
                .containsExactly(last, first);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "7", "100"})
    void pagesTogetherHoldEveryEntryOnceNewestFirst(int limit) {
        List<AuditEntry> expected = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            Instant at = NOON.minus(Duration.ofHours(2L * i));
            AuditEntry entry = i % 3 == 0 ? pool(at) : task(at, "acme");
            task(at, "globex");
            if (i % 2 == 0) {
                audit.end(entry, new Outcome(at, 200, null));
            }
            expected.add(i % 2 == 0 ? entry.with(new Outcome(at, 200, null)) : entry);
        }

        List<AuditEntry> found = new ArrayList<>();
        String next = null;
        do {
            AuditPage page = audit.page("acme", query(Duration.ofDays(3), ANY, limit, next));
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            found.addAll(page.entries());
            next = page.next();
        } while (next != null);

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aPageLooksAtSoManyEntriesAndTellsWhereToGoOn() {
        AuditEntry oldest = pool(NOON.minusSeconds(3_000));
        for (int i = 0; i < AuditStore.MAX_EXAMINED; i++) {
            task(NOON.minusMillis(i + 1), "acme");
        }
        AuditQuery.Filter pools = new AuditQuery.Filter("pools", null, null);

        AuditPage first = audit.page("acme", query(Duration.ofDays(1), pools, 10, null));
        AuditPage second = audit.page("acme", query(Duration.ofDays(1), pools, 10, first.next()));

        assertThat(first.entries()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(second).isEqualTo(new AuditPage(List.of(oldest), null));
    }

    @Test
    void aPlaceToGoOnThatIsOutsideTheTimesShowsNothingOutside() {
        pool(NOON.plusSeconds(1));
        AuditEntry inside = pool(NOON.minusSeconds(1));
        String later = AuditEntry.id(NOON.plusSeconds(2), "z");
        String earlier = AuditEntry.id(NOON.minus(Duration.ofDays(9)), "z");

        assertThat(audit.page("acme", query(Duration.ofDays(1), ANY, 10, later)).entries())
                .containsExactly(inside);
        assertThat(audit.page("acme", query(Duration.ofDays(1), ANY, 10, earlier)))
                .isEqualTo(new AuditPage(List.of(), null));
    }

    @Test
    void aQueryThatBreaksARuleIsRefusedByField() {
        assertThatThrownBy(() -> query(Duration.ofDays(32), ANY, 10, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("31 days");
        assertThatThrownBy(() -> query(Duration.ZERO, ANY, 10, null)).hasMessageContaining("to");
        assertThatThrownBy(() -> query(Duration.ofDays(1), ANY, 101, null)).hasMessageContaining("limit");
        assertThatThrownBy(() -> query(Duration.ofDays(1), ANY, 10, "x")).hasMessageContaining("next");
    }
}
