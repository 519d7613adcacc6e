package io.podium.domain.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.ItemStoreContract;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A metered store is a store. What DynamoDB itself reports is compared with the model where DynamoDB is at hand. */
class MeteredItemStoreTest extends ItemStoreContract {
    private final Meter meter = new Meter();
    private final ItemStore store = new MeteredItemStore(new InMemoryItemStore(), meter);

    @Override
    public ItemStore store() {
        return store;
    }

    @Test
    void aSmallItemCostsOneUnitAndItsIndexEntryAnother() {
        store.write(put("a", 1, 10, null));
        assertThat(written()).isEqualTo(1);
        store.write(put("b", 1, 10, "x"));
        assertThat(written()).isEqualTo(3);
    }

    @Test
    void anEntryThatMovesCostsTwoUnitsAndOneThatStaysOne() {
        store.write(put("a", 1, 10, "x"));
        double before = written();
        store.write(put("a", 2, 10, "x"));
        assertThat(written() - before).isEqualTo(2);
        store.write(put("a", 3, 10, "y"));
        assertThat(written() - before).isEqualTo(5);
        store.write(put("a", 4, 10, null));
        assertThat(written() - before).isEqualTo(7);
    }

    @Test
    void aLargeItemCostsAUnitForEveryKibibyteBegun() {
        store.write(put("a", 1, 1_900, null));
        assertThat(written()).isEqualTo(2);
        store.write(put("a", 2, 10, null));
        assertThat(written()).isEqualTo(4);
    }

    @Test
    void anItemThatIsTooLargeIsRefusedByEveryWayOfWriting() {
        Write.Put large = (Write.Put) put("a", 1, MeteredItemStore.MOST_BYTES, null);
        for (ThrowingCallable writing : List.<ThrowingCallable>of(
                () -> store.write(large),
                () -> store.write(List.of(put("b", 1, 10, null), large)),
                () -> store.writeTogether(List.of(put("b", 1, 10, null), large)),
                () -> store.append(large.item()))) {
            assertThatThrownBy(writing)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("at most 409600");
        }
        assertThat(store.query(large.key().partition(), Range.first(9)).items()).isEmpty();
    }

    @Test
    void aTransactionCostsTheTableTwiceAndTheIndexOnce() {
        store.writeTogether(List.of(put("a", 1, 10, "x"), put("b", 1, 1_900, null)));
        assertThat(written()).isEqualTo(2 + 1 + 4);
        assertThat(meter.read().calls()).isEqualTo(1);
    }

    @Test
    void aRefusedWriteCostsWhatItMet() {
        store.write(put("a", 1, 1_900, null));
        store.write(put("a", 3, 10, "x"));
        assertThat(written()).isEqualTo(4);
        store.write(put("none", 3, 1_900, "x"));
        assertThat(written()).isEqualTo(5);
    }

    @Test
    void batchesAreOneCallForEach25WritesAnd100Reads() {
        List<Write> writes =
                IntStream.range(0, 60).mapToObj(i -> put("s" + i, 1, 10, null)).toList();
        store.write(writes);
        store.getAll(IntStream.range(0, 150).mapToObj(i -> key("s" + i)).toList());

        assertThat(meter.read().of(DynamoDbOperations.BATCH_WRITE))
                .isEqualTo(new OperationReading(3, Map.of(BilledUnit.DYNAMODB_WRITE_UNIT, 60.0)));
        assertThat(meter.read().of(DynamoDbOperations.BATCH_GET))
                .isEqualTo(new OperationReading(2, Map.of(BilledUnit.DYNAMODB_READ_UNIT, 150.0)));
    }

    @Test
    void readsCostAUnitForEach4KibibytesAndHalfFromTheIndex() {
        for (String sort : List.of("a", "b", "c")) {
            store.write(put(sort, 1, 3_000, sort));
        }
        store.get(key("a"));
        store.get(key("none"));
        store.query(partition(), Range.first(3));
        store.queryIndex(partition(), Range.first(3));

        MeterReading reading = meter.read();
        assertThat(units(reading, DynamoDbOperations.GET)).isEqualTo(2);
        assertThat(units(reading, DynamoDbOperations.QUERY)).isEqualTo(3);
        assertThat(units(reading, DynamoDbOperations.QUERY_INDEX)).isEqualTo(0.5);
    }

    @Test
    void nothingToDoIsNoCall() {
        store.write(List.of());
        store.getAll(List.of());

        assertThat(meter.read().calls()).isZero();
    }

    private double written() {
        return meter.read().total(BilledUnit.DYNAMODB_WRITE_UNIT);
    }

    private static double units(MeterReading reading, String operation) {
        return reading.of(operation).units().get(BilledUnit.DYNAMODB_READ_UNIT);
    }

    private Write put(String sort, long version, int size, @Nullable String index) {
        IndexEntry entry = index == null ? null : new IndexEntry(partition(), index, Map.of());
        return new Write.Put(new Item(new ItemKey(partition(), sort), version, Map.of("x", "x".repeat(size)), entry));
    }
}
