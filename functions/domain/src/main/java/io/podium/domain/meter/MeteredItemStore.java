package io.podium.domain.meter;

import io.podium.domain.store.Addition;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.domain.store.Writes;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the calls of a store would be billed if the store were DynamoDB, and refuses items that are too large for it. What
 * a write replaces also matters to the bill, so the model looks it up, uncounted; where several threads write one item at
 * a time, the sizes may be those of a neighbouring version.
 */
public final class MeteredItemStore implements ItemStore {
    /** The most statements in one BatchExecuteStatement. */
    private static final int WRITES_A_CALL = 25;

    /** The most keys in one BatchGetItem. */
    private static final int READS_A_CALL = 100;

    /** The most bytes of an item. Source: Amazon DynamoDB Developer Guide, "Quotas", item size. */
    static final int MOST_BYTES = 400 * 1_024;

    private final ItemStore store;
    private final Meter meter;

    public MeteredItemStore(ItemStore store, Meter meter) {
        this.store = store;
        this.meter = meter;
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        Optional<Item> item = store.get(key);
        meter.call(DynamoDbOperations.GET, BilledUnit.DYNAMODB_READ_UNIT, ReadUnits.ofItem(item.orElse(null)));
        return item;
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        Map<ItemKey, Item> items = store.getAll(keys);
        Collection<ItemKey> distinct = new LinkedHashSet<>(keys);
        for (int calls = 0; calls * READS_A_CALL < distinct.size(); calls++) {
            meter.call(DynamoDbOperations.BATCH_GET);
        }
        for (ItemKey key : distinct) {
            meter.bill(DynamoDbOperations.BATCH_GET, BilledUnit.DYNAMODB_READ_UNIT, ReadUnits.ofItem(items.get(key)));
        }
        return items;
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        ItemPage<Item> page = store.query(partition, range);
        meter.call(DynamoDbOperations.QUERY, BilledUnit.DYNAMODB_READ_UNIT, ReadUnits.ofPage(page.items()));
        return page;
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        ItemPage<IndexHit> page = store.queryIndex(partition, range);
        meter.call(DynamoDbOperations.QUERY_INDEX, BilledUnit.DYNAMODB_READ_UNIT, ReadUnits.ofHits(page.items()));
        return page;
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        requireSize(writes);
        Map<ItemKey, Item> before = store.getAll(replaced(writes));
        List<WriteOutcome> outcomes = store.write(writes);
        for (int i = 0; i < writes.size(); i++) {
            String operation = writes.size() == 1 ? single(writes.get(0)) : DynamoDbOperations.BATCH_WRITE;
            if (i % WRITES_A_CALL == 0) {
                meter.call(operation);
            }
            double units = units(writes.get(i), before.get(writes.get(i).key()), outcomes.get(i));
            meter.bill(operation, BilledUnit.DYNAMODB_WRITE_UNIT, units);
        }
        return outcomes;
    }

    @Override
    public WriteOutcome append(Item item) {
        requireSize(item);
        WriteOutcome outcome = store.append(item);
        meter.call(
                DynamoDbOperations.BATCH_WRITE,
                BilledUnit.DYNAMODB_WRITE_UNIT,
                units(new Write.Put(item), null, outcome));
        return outcome;
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        requireSize(writes);
        Map<ItemKey, Item> before = store.getAll(replaced(writes));
        boolean done = store.writeTogether(writes);
        meter.call(DynamoDbOperations.TRANSACT_WRITE);
        for (Write write : writes) {
            Item after = write instanceof Write.Put put ? put.item() : null;
            double units = WriteUnits.replacedTogether(before.get(write.key()), after);
            meter.bill(DynamoDbOperations.TRANSACT_WRITE, BilledUnit.DYNAMODB_WRITE_UNIT, units);
        }
        return done;
    }

    @Override
    public void addAll(List<Addition> additions) {
        store.addAll(additions);
        Map<ItemKey, Item> after =
                store.getAll(additions.stream().map(Addition::key).toList());
        for (int first = 0; first < additions.size(); first += Writes.MAX_TOGETHER) {
            List<Addition> call = additions.subList(first, Math.min(additions.size(), first + Writes.MAX_TOGETHER));
            boolean alone = call.size() == 1;
            meter.call(
                    alone ? DynamoDbOperations.UPDATE : DynamoDbOperations.TRANSACT_WRITE,
                    BilledUnit.DYNAMODB_WRITE_UNIT,
                    (alone ? 1 : 2)
                            * call.stream()
                                    .mapToDouble(addition -> WriteUnits.replaced(null, after.get(addition.key())))
                                    .sum());
        }
    }

    private static void requireSize(List<? extends Write> writes) {
        for (Write write : writes) {
            if (write instanceof Write.Put put) {
                requireSize(put.item());
            }
        }
    }

    private static void requireSize(Item item) {
        long bytes = ItemSize.inTable(item);
        if (bytes > MOST_BYTES) {
            throw new IllegalStateException(
                    item.key() + " would have " + bytes + " bytes, and DynamoDB holds items of at most " + MOST_BYTES);
        }
    }

    /** Creations replace nothing, so there is nothing to look up for them. */
    private static Collection<ItemKey> replaced(List<? extends Write> writes) {
        Collection<ItemKey> keys = new HashSet<>();
        for (Write write : writes) {
            if (!(write instanceof Write.Put put && put.item().version() == 1)) {
                keys.add(write.key());
            }
        }
        return keys;
    }

    private static double units(Write write, @Nullable Item before, WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Conflict conflict) {
            return WriteUnits.refused(conflict.current());
        }
        return WriteUnits.replaced(before, write instanceof Write.Put put ? put.item() : null);
    }

    private static String single(Write write) {
        return write instanceof Write.Put ? DynamoDbOperations.PUT : DynamoDbOperations.DELETE;
    }
}
