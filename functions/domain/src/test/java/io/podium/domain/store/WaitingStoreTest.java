package io.podium.domain.store;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.task.Rank;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TestSpec;
import io.podium.domain.usecase.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingStoreTest {
    private static final ShardKey P = ShardKey.of("p");

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger writes = new AtomicInteger();
    private final ItemStore items = new ForwardingItemStore(new InMemoryItemStore()) {
        @Override
        public List<WriteOutcome> write(List<? extends Write> written) {
            writes.incrementAndGet();
            return super.write(written);
        }
    };
    private final WaitingStore notes = new WaitingStore(items, clock);

    private Task submitted(TestSpec spec) {
        return Task.submitted(spec.build(), clock.instant(), new Rank(0, "none"));
    }

    private WaitingNote note() {
        return notes.findAll(List.of(P)).get(P);
    }

    private void nobodyWaits() {
        notes.change(P, note(), null);
        writes.set(0);
    }

    @Test
    void ofAShardOfWhichNothingIsKnownSayThatTasksMayWait() {
        assertThat(note().mayWait(clock.instant())).isTrue();
        assertThat(note().mayChange(clock.instant())).isTrue();
    }

    @Test
    void sayThatAReadyTaskWaits() {
        nobodyWaits();
        assertThat(note().mayWait(clock.instant())).isFalse();

        notes.announce(List.of(submitted(task("a"))));

        assertThat(note().mayWait(clock.instant())).isTrue();
    }

    @Test
    void sayFromWhenOnADelayedTaskWaitsAndNoLater() {
        nobodyWaits();
        Instant due = clock.instant().plusSeconds(600);
        notes.announce(List.of(submitted(task("a").notBefore(due))));
        notes.announce(List.of(submitted(task("b").notBefore(due.plusSeconds(600)))));

        assertThat(note().mayWait(due.minusMillis(1))).isFalse();
        assertThat(note().mayWait(due)).isTrue();
        assertThat(writes).hasValue(1);

        notes.announce(List.of(submitted(task("c"))));
        assertThat(note().mayWait(clock.instant())).isTrue();
    }

    @Test
    void areWrittenOnceInHalfAMinuteHoweverManyTasksWait() {
        nobodyWaits();
        for (int second = 0; second < 60; second++) {
            notes.announce(List.of(submitted(task("a" + second))));
            new WaitingStore(items, clock).announce(List.of(submitted(task("b" + second))));
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(writes).hasValue(2);
    }

    @Test
    void areNotTakenBackWhereSomebodyNotedSomethingSince() {
        nobodyWaits();
        WaitingNote seen = note();
        notes.announce(List.of(submitted(task("a"))));

        notes.change(P, seen, null);

        assertThat(note().mayWait(clock.instant())).isTrue();
    }

    @Test
    void areNotTakenBackBeforeThoseWhoRelyOnThemHaveStoredTheirTasks() {
        notes.announce(List.of(submitted(task("a"))));
        clock.advance(WaitingNote.RELIABLE.minusMillis(1));
        Instant relied = clock.instant();
        notes.announce(List.of(submitted(task("b"))));
        clock.advance(Duration.ofMillis(1));
        assertThat(note().covers(clock.instant(), clock.instant()))
                .as("is relied on no longer")
                .isFalse();

        assertThat(note().mayChange(relied.plusSeconds(59))).isFalse();
        assertThat(note().mayChange(relied.plusSeconds(61))).isTrue();
    }

    @Test
    void keepWhatMayHaveWaitedBeforeThereWereNotes() {
        notes.announce(List.of(submitted(task("a").notBefore(clock.instant().plusSeconds(600)))));

        assertThat(note().mayWait(clock.instant())).isTrue();
    }

    @Test
    void areMendedWhereTheyDenyWhoWaits() {
        nobodyWaits();
        notes.mend(P);
        assertThat(note().mayWait(clock.instant())).isTrue();

        writes.set(0);
        notes.mend(P);
        assertThat(writes).as("is right already").hasValue(0);
    }

    @Test
    void areReadTogether() {
        ShardKey other = new ShardKey("p", 1);
        notes.change(other, notes.findAll(List.of(other)).get(other), null);

        Map<ShardKey, WaitingNote> both = notes.findAll(List.of(P, other));

        assertThat(both.get(P).mayWait(clock.instant())).isTrue();
        assertThat(both.get(other).mayWait(clock.instant())).isFalse();
    }
}
