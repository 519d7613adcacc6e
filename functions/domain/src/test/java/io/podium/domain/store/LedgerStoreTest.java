package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ledger.Claim;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LedgerStoreTest {
    private static final ShardKey KEY = new ShardKey("p", 3);

    private final InMemoryItemStore items = new InMemoryItemStore();
    private final LedgerStore store = new LedgerStore(items);

    @Test
    void givesBackEveryField() {
        Ledger ledger = Ledger.empty(KEY, ResourceVector.of(Map.of("cpu", 4, "memory", 0.5)))
                .withSeats("s", 3)
                .withSeats("u", 1)
                .withCircuit("s", new Circuit(5, 2, Instant.ofEpochMilli(9), new Token(7, "x1", "acme.eu")))
                .withCircuit("u", new Circuit(1, 0, null, null))
                .withWaiters(List.of(new QueueKey(KEY, "work"), new QueueKey(ShardKey.of("q"), "more")))
                .with(List.of(
                        holding("acme.eu", "a", 7, ResourceVector.of(Map.of("cpu", 0.25, "gpu", 1)), true),
                        holding("t", "b", 1, ResourceVector.NONE, false)))
                .withClaim(new Claim(
                        List.of(new TaskKey("acme.eu", "g0"), new TaskKey("acme.eu", "g1")),
                        Instant.ofEpochMilli(12),
                        new TreeMap<>(Map.of("s", 2)),
                        ResourceVector.of("cpu", 2)));

        assertThat(store.store(List.of(ledger))).isEmpty();
        assertThat(store.find(KEY)).isEqualTo(ledger.rewritten());
    }

    @Test
    void readsWhatItHasAlwaysWritten() {
        InMemoryItemStore items = new InMemoryItemStore();
        Map<String, Object> group = Map.of(
                "tenant",
                "acme.eu",
                "service",
                "s",
                "amount",
                Map.of("cpu", 250L),
                "tasks",
                List.of("b,12,3w5e11264sgsf,loyw3v28,0", "a,7,x1,loyw3v28,1"));
        Map<String, Object> document = Map.of(
                "schema", 1L, "capacity", Map.of("cpu", 4_000L), "seats", Map.of("s", 3L), "held", List.of(group));
        items.write(new Write.Put(new Item(new ItemKey("LEDGER#p/3", "ledger"), 1, document, null)));
        Instant expiry = Instant.ofEpochMilli(Long.parseLong("loyw3v28", 36));
        ResourceVector quarter = ResourceVector.of("cpu", 0.25);

        assertThat(new LedgerStore(items).find(KEY).holdings().values())
                .containsExactly(
                        new Holding(
                                new TaskKey("acme.eu", "a"), new Token(7, "x1", "acme.eu"), "s", quarter, expiry, true),
                        new Holding(
                                new TaskKey("acme.eu", "b"),
                                new Token(12, "3w5e11264sgsf", "acme.eu"),
                                "s",
                                quarter,
                                expiry,
                                false));
    }

    @Test
    void isEmptyBeforeItWasWritten() {
        assertThat(store.find(KEY)).isEqualTo(Ledger.empty(KEY, ResourceVector.NONE));
        assertThat(store.findAll(List.of(KEY, KEY, ShardKey.of("q")))).hasSize(2);
    }

    @Test
    void storesEachOnConditionOfItsVersion() {
        Ledger mine = Ledger.empty(KEY, ResourceVector.of("cpu", 1));
        Ledger other = Ledger.empty(ShardKey.of("q"), ResourceVector.of("cpu", 1));
        store.store(List.of(mine));

        assertThat(store.store(List.of(mine.withSeats("late", 1), other))).containsExactly(KEY);
        assertThat(store.find(KEY)).isEqualTo(mine.rewritten());
        assertThat(store.find(other.key())).isEqualTo(other.rewritten());
        assertThat(store.store(List.of())).isEmpty();
    }

    @Test
    void changesOnTopOfWhatOthersWriteInBetween() {
        AtomicInteger calls = new AtomicInteger();
        store.change(KEY, ledger -> {
            if (calls.incrementAndGet() == 1) {
                store.change(KEY, other -> other.withSeats("other", 1));
            }
            return ledger.withSeats("mine", 2);
        });

        assertThat(calls).hasValue(2);
        assertThat(store.find(KEY).seats()).isEqualTo(Map.of("other", 1, "mine", 2));
    }

    @Test
    void changesSeveralByOneReadAndOneWriteAndTriesThoseAgainThatOthersWrote() {
        List<Integer> reads = new ArrayList<>();
        List<Integer> writes = new ArrayList<>();
        LedgerStore counted = new LedgerStore(new ForwardingItemStore(items) {
            @Override
            public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
                reads.add(keys.size());
                return super.getAll(keys);
            }

            @Override
            public List<WriteOutcome> write(List<? extends Write> written) {
                writes.add(written.size());
                return super.write(written);
            }
        });
        ShardKey contended = new ShardKey("p", 1);
        AtomicBoolean once = new AtomicBoolean(true);

        Map<ShardKey, Ledger> changed = counted.changeAll(Map.of(
                KEY,
                ledger -> ledger.withSeats("mine", 2),
                new ShardKey("p", 2),
                ledger -> ledger,
                contended,
                ledger -> {
                    if (once.getAndSet(false)) {
                        store.change(contended, other -> other.withSeats("other", 1));
                    }
                    return ledger.withSeats("mine", 3);
                }));

        assertThat(changed).hasSize(3);
        assertThat(store.find(KEY).seats()).isEqualTo(Map.of("mine", 2));
        assertThat(store.find(contended).seats()).isEqualTo(Map.of("other", 1, "mine", 3));
        assertThat(reads).containsExactly(3, 1);
        assertThat(writes).containsExactly(2, 1);
    }

    @Test
    void givesUpOnALedgerThatOthersWriteAllTheTime() {
        AtomicInteger others = new AtomicInteger();

        assertThatThrownBy(() -> store.change(KEY, ledger -> {
                    store.change(KEY, other -> other.withSeats("other", others.incrementAndGet()));
                    return ledger.withSeats("mine", 1);
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("p/3");
    }

    @Test
    void writesNothingWhereNothingChanges() {
        assertThat(store.change(KEY, ledger -> ledger).version()).isZero();
        store.change(KEY, ledger -> ledger.withSeats("s", 1));
        store.change(KEY, ledger -> ledger.withSeats("s", 1));
        assertThat(store.find(KEY).version()).isEqualTo(1);
    }

    private static Holding holding(String tenant, String id, long fence, ResourceVector amount, boolean delivered) {
        return new Holding(
                new TaskKey(tenant, id),
                new Token(fence, "x1", tenant),
                "s",
                amount,
                Instant.ofEpochMilli(1_700_000_000_123L),
                delivered);
    }
}
