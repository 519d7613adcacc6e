package io.podium.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.LedgerStore;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ShardKey MAIN = ShardKey.of("main");

    private final LedgerStore ledgers = new LedgerStore(new InMemoryItemStore());
    private final Watch watch = new Watch(ledgers, List.of(MAIN));

    @Test
    void seesNothingWrongInALedgerThatIsJustFull() {
        store(2, 2, 1);
        watch.look();
        assertThat(watch.broken()).isEmpty();
        assertThat(watch.usage().slots().peak()).isEqualTo(2);
        assertThat(watch.usage().resources().get("cpu").peak()).isEqualTo(2);
        assertThat(watch.held()).hasSize(2);
    }

    @Test
    void seesMoreGivenAwayThanThereIs() {
        store(2, 2, 1.5);
        watch.look();
        watch.look();
        assertThat(watch.broken()).singleElement().asString().contains("gave away");
    }

    @Test
    void seesMoreTasksThanSlots() {
        store(3, 2, 0.5);
        watch.look();
        assertThat(watch.broken()).containsExactly("service s runs 3 tasks on 2 slots");
    }

    @Test
    void seesThatNothingIsHeld() {
        watch.look();
        assertThat(watch.held()).isEmpty();
        assertThat(watch.broken()).isEmpty();
    }

    @Test
    void givesUpOnlyWhenNothingHappensForLongInBothTimes() {
        Stall stall = new Stall(Clock.fixed(NOW, ZoneOffset.UTC), 10);
        assertThat(stall.isOver(1)).isFalse();
        assertThat(stall.isOver(1)).isFalse();
    }

    private void store(int tasks, int seats, double cpuEach) {
        ledgers.change(MAIN, ledger -> {
            Ledger changed = ledger.withCapacity(ResourceVector.of("cpu", 2)).withSeats("s", seats);
            for (int i = 0; i < tasks; i++) {
                Holding holding = new Holding(
                        new TaskKey("default", "t" + i),
                        new Token(1, "x", "default"),
                        "s",
                        ResourceVector.of("cpu", cpuEach),
                        NOW.plus(Duration.ofMinutes(1)),
                        false);
                changed = changed.with(List.of(holding));
            }
            return changed;
        });
    }
}
