package io.podium.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The books can tell a promise that was not kept. */
class BooksTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Books books = new Books();

    @Test
    void aTaskMayBeHandedOutAgainWhenItsLeaseHasRunOut() {
        books.leased("a", "1", NOON, LATER);
        books.leased("a", "2", LATER, LATER.plusSeconds(60));
        books.reported("a");
        books.completed("a", "2");
        books.completed("a", "2");
        assertThat(books.broken()).isEmpty();
    }

    @Test
    void aTaskIsNotLeasedTwiceAtATime() {
        books.leased("a", "1", NOON, LATER);
        books.leased("a", "2", NOON.plusSeconds(59), LATER.plusSeconds(59));
        assertThat(books.broken()).singleElement().asString().contains("while leased until");
    }

    @Test
    void aTaskIsNotCompletedTwice() {
        books.completed("a", "1");
        books.completed("a", "2");
        assertThat(books.broken()).singleElement().asString().contains("two leases");
    }

    @Test
    void aTaskIsNotHandedOutAfterItsCompletion() {
        books.completed("a", "1");
        books.leased("a", "2", NOON, LATER);
        assertThat(books.broken()).singleElement().asString().contains("after its completion");
    }

    @Test
    void aTaskIsNotHandedOutBeforeWhatItDependsOn() {
        books.leased(Names.dependent("a"), "1", NOON, LATER);
        assertThat(books.broken()).singleElement().asString().contains("before a was reported");
        books.reported("b");
        books.leased(Names.dependent("b"), "1", NOON, LATER);
        assertThat(books.broken()).hasSize(1);
    }

    @Test
    void whatWasNotAnsweredIsTakenOnce() {
        books.unanswered(List.of("a", "b"));
        assertThat(books.takeUnanswered()).containsExactly(List.of("a", "b"));
        assertThat(books.takeUnanswered()).isEmpty();
    }
}
