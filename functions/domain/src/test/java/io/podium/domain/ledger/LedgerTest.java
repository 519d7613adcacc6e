package io.podium.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final ShardKey KEY = ShardKey.of("p");
    private static final Ledger EMPTY = Ledger.empty(KEY, ResourceVector.of(Map.of("cpu", 4, "memory", 100)))
            .withSeats("s", 3)
            .withSeats("u", 1);

    @Test
    void sumsUpWhatIsHeld() {
        Ledger ledger = EMPTY.with(List.of(holding("a", "s", 1), holding("b", "s", 2), holding("c", "u", 0.5)));

        assertThat(ledger.used()).isEqualTo(ResourceVector.of("cpu", 3.5));
        assertThat(ledger.free()).isEqualTo(ResourceVector.of(Map.of("cpu", 0.5, "memory", 100)));
        assertThat(ledger.slotsTaken()).isEqualTo(Map.of("s", 2, "u", 1));
        assertThat(ledger.freeSlots("s")).isEqualTo(1);
        assertThat(ledger.freeSlots("u")).isZero();
        assertThat(ledger.freeSlots("unknown")).isZero();
        assertThat(ledger.heldBy("s")).extracting(Holding::task).containsExactly(key("a"), key("b"));
    }

    @Test
    void judgesWhatWouldFitInThePlaceOfAHolding() {
        Holding held = holding("a", "s", 3);
        Reservations round = EMPTY.with(List.of(held, holding("b", "u", 1))).reservations(Instant.EPOCH);

        assertThat(round.fitsInPlaceOf(held, "t", ResourceVector.of("cpu", 3))).isTrue();
        assertThat(round.fitsInPlaceOf(held, "t", ResourceVector.of("cpu", 3.1)))
                .isFalse();
        round.countOn(held, "t", ResourceVector.of("cpu", 1));
        assertThat(round.free()).isEqualTo(ResourceVector.of(Map.of("cpu", 2, "memory", 100)));
        Ledger shrunk = round.before().withSeats("u", 0).withCapacity(ResourceVector.of("cpu", 1));
        assertThat(shrunk.reservations(Instant.EPOCH).fitsInPlaceOf(holding("b", "u", 1), "t", ResourceVector.NONE))
                .as("the slot is gone")
                .isFalse();
        assertThat(shrunk.reservations(Instant.EPOCH).fitsInPlaceOf(held, "t", ResourceVector.of("cpu", 1)))
                .as("more is held than there is")
                .isFalse();
        assertThat(shrunk.reservations(Instant.EPOCH).fitsInPlaceOf(held, "t", ResourceVector.NONE))
                .isTrue();
    }

    @Test
    void givesBackExactlyOnce() {
        Holding held = holding("a", "s", 1);
        Ledger ledger = EMPTY.with(List.of(held, holding("b", "s", 1)));
        Ledger released = ledger.without(List.of(held));

        assertThat(released.used()).isEqualTo(ResourceVector.of("cpu", 1));
        assertThat(released.without(List.of(held))).isEqualTo(released);
    }

    @Test
    void doesNotGiveBackTheHoldingOfAnotherLease() {
        Holding held = holding("a", "s", 1);
        Ledger ledger = EMPTY.with(List.of(held));

        assertThat(ledger.without(List.of(holding("a", new Token(2, "n", "t")))))
                .isEqualTo(ledger);
        assertThat(ledger.without(List.of(holding("a", new Token(1, "other", "t")))))
                .as("reserved for the same fence by somebody else")
                .isEqualTo(ledger);
        assertThat(ledger.find(key("a"), held.token())).contains(held);
        assertThat(ledger.find(key("a"), new Token(1, "other", "t"))).isEmpty();
    }

    @Test
    void givesBackWhateverBecameOfTheHoldingSince() {
        Holding held = holding("a", "s", 1);
        Ledger ledger = EMPTY.with(List.of(held.deliveredUntil(Instant.ofEpochSecond(99))));

        assertThat(ledger.without(List.of(held)).holdings()).isEmpty();
        assertThat(ledger.without(List.of(held.until(Instant.EPOCH))).holdings())
                .isEmpty();
    }

    @Test
    void keepsWhatIsHeldWhenItShrinks() {
        Ledger ledger = EMPTY.with(List.of(holding("a", "s", 3)))
                .withCapacity(ResourceVector.of("cpu", 1))
                .withSeats("s", 0);

        assertThat(ledger.holdings()).hasSize(1);
        assertThat(ledger.free()).isEqualTo(ResourceVector.NONE);
        assertThat(ledger.freeSlots("s")).isZero();
        assertThat(ledger.seats()).containsOnlyKeys("u");
        assertThat(ledger.services()).containsExactly("s", "u");
    }

    @Test
    void remembersEachWaiterOnce() {
        QueueKey queue = new QueueKey(KEY, "work");
        Ledger ledger =
                EMPTY.withWaiters(List.of(queue, new QueueKey(KEY, "more"))).withWaiters(List.of(queue));

        assertThat(ledger.waiters()).isEqualTo(Set.of(queue, new QueueKey(KEY, "more")));
        assertThat(ledger.withoutWaiters().waiters()).isEmpty();
    }

    @Test
    void countsItsWritesOnlyWhenItIsWritten() {
        assertThat(EMPTY.version()).isZero();
        assertThat(EMPTY.with(List.of(holding("a", "s", 1))).version()).isZero();
        assertThat(EMPTY.rewritten().version()).isEqualTo(1);
    }

    @Test
    void judgesEachReservationAgainstThoseBefore() {
        Reservations round = EMPTY.reservations(Instant.EPOCH);
        round.reserve(holding("a", "s", 3));

        assertThat(round.free().amount("cpu")).isEqualTo(1);
        assertThat(round.shortage("t", "s", ResourceVector.of("cpu", 1))).isEmpty();
        assertThat(round.shortage("t", "s", ResourceVector.of("cpu", 1.001))
                        .orElseThrow()
                        .words())
                .isEqualTo("pool p has cpu 1, memory 100 left, and cpu 1.001 is asked");
        round.reserve(holding("b", "u", 1));
        assertThat(round.shortage("t", "u", ResourceVector.NONE).orElseThrow().words())
                .isEqualTo("service u has no free slot: 1 of 1 are taken");
        assertThat(round.before()).isEqualTo(EMPTY);
        assertThat(round.after()).isEqualTo(EMPTY.with(round.made()));
        assertThat(round.made()).hasSize(2);
    }

    @Test
    void countsTheSlotsOfManyServicesAsThoseOfEach() {
        Instant later = Instant.ofEpochSecond(60);
        Reservations round = EMPTY.withSeats("h", 5)
                .withCircuit("h", new Circuit(5, 1, Instant.EPOCH, null))
                .with(List.of(holding("x", "s", 0.5)))
                .reservations(later);
        round.reserve(holding("a", "s", 1));
        List<String> ids = List.of("a", "h", "s", "t", "u");
        int[] free = new int[ids.size()];
        int[] seats = new int[ids.size()];
        round.count(ids, free, seats);

        assertThat(free).containsExactly(0, 1, 1, 0, 1);
        assertThat(seats).containsExactly(0, 5, 3, 0, 1);
        for (int place = 0; place < ids.size(); place++) {
            assertThat(free[place]).isEqualTo(round.freeSlots(ids.get(place)));
            assertThat(seats[place]).isEqualTo(round.seats(ids.get(place)));
        }
    }

    @Test
    void beginsAgainWithNothingReserved() {
        Reservations round = EMPTY.with(List.of(holding("x", "s", 0.5))).reservations(Instant.EPOCH);
        round.reserve(holding("a", "s", 1));
        Reservations again = round.again();

        assertThat(again.made()).isEmpty();
        assertThat(again.freeSlots("s")).isEqualTo(2);
        assertThat(again.free().amount("cpu")).isEqualTo(3.5);
        assertThat(again.use("t").slots()).isEqualTo(1);
        assertThat(round.made()).hasSize(1);
    }

    @Test
    void refusesReservationsThatDoNotFit() {
        Reservations round = EMPTY.reservations(Instant.EPOCH);
        round.reserve(holding("a", "s", 1));

        assertThatThrownBy(() -> round.reserve(holding("a", "s", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has a holding already");
        assertThatThrownBy(() -> round.reserve(holding("b", "s", 99)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cpu 99 is asked");
        assertThatThrownBy(() -> round.reserve(holding("b", "unknown", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("service unknown has no free slot");
        assertThat(round.made()).hasSize(1);
        assertThat(round.holds(key("a"))).isTrue();
        assertThat(round.holds(key("b"))).isFalse();
        assertThat(round.after().reservations(Instant.EPOCH).holds(key("a"))).isTrue();
    }

    @Test
    void givesATenantNoMoreSlotsThanItsQuota() {
        Sharing sharing = new Sharing(
                "max-min", new Entitlement(1, 1, null), new TreeMap<>(Map.of("t", new Entitlement(1, 2, null))));
        Reservations round = EMPTY.with(List.of(holding("a", "s", 1))).reservations(Instant.EPOCH, sharing);
        assertThat(round.shortage("t", "s", ResourceVector.NONE)).isEmpty();
        round.reserve(holding("b", "s", 1));

        assertThat(round.use("t")).isEqualTo(new TenantUse(2, ResourceVector.of("cpu", 2)));
        assertThat(round.shortage("t", "u", ResourceVector.NONE).orElseThrow().words())
                .isEqualTo("tenant t holds 2 slots of pool p, and its quota is 2");
        assertThatThrownBy(() -> round.reserve(holding("c", "u", 1))).hasMessageContaining("its quota is 2");
        assertThat(round.shortage("other", "s", ResourceVector.NONE)).isEmpty();
        assertThat(round.use("other")).isEqualTo(TenantUse.NONE);
    }

    @Test
    void sumsUpByTenant() {
        Holding theirs = new Holding(
                new TaskKey("u", "a"),
                new Token(1, "n", "u"),
                "s",
                ResourceVector.of("memory", 5),
                Instant.EPOCH,
                false);
        Ledger ledger = EMPTY.with(List.of(holding("a", "s", 1), theirs, holding("b", "u", 2)));

        assertThat(ledger.usedByTenant())
                .isEqualTo(Map.of(
                        "t", new TenantUse(2, ResourceVector.of("cpu", 3)),
                        "u", new TenantUse(1, ResourceVector.of("memory", 5))));
    }

    @Test
    void isFullAtItsLimit() {
        Reservations round = Ledger.empty(KEY, ResourceVector.NONE)
                .withSeats("s", 2 * Ledger.MAX_HOLDINGS)
                .reservations(Instant.EPOCH);
        for (int i = 0; i < Ledger.MAX_HOLDINGS; i++) {
            round.reserve(holding("task" + i, "s", 0));
        }
        assertThat(round.shortage("t", "s", ResourceVector.NONE).orElseThrow().words())
                .isEqualTo("pool p runs 1000 tasks in one shard, which is the most");
    }

    private static Holding holding(String id, String service, double cpu) {
        return new Holding(
                key(id),
                new Token(1, "n", "t"),
                service,
                ResourceVector.of("cpu", cpu),
                Instant.ofEpochSecond(60),
                false);
    }

    private static Holding holding(String id, Token token) {
        return new Holding(key(id), token, "s", ResourceVector.of("cpu", 1), Instant.ofEpochSecond(60), false);
    }

    private static TaskKey key(String id) {
        return new TaskKey("t", id);
    }
}
