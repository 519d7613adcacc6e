package io.podium.local.torture.port;

import io.podium.domain.store.Addition;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.Faults;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table as one instance of a function reaches it. What is promised is what the adapter for DynamoDB asks for: reads by
 * key and queries of the table see every write that took effect before; batches are neither read nor written at one
 * instant; an index lags; and what fails may have taken effect.
 */
public final class FaultyItemStore implements ItemStore {
    private final Sandbox sandbox;
    private final Table table;
    private final Faults faults;

    public FaultyItemStore(Sandbox sandbox, Table table) {
        this.sandbox = sandbox;
        this.table = table;
        this.faults = sandbox.world().faults();
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        begin("get", key);
        Optional<Item> found = table.items().get(key);
        sandbox.afterCall("get");
        return found;
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        if (keys.isEmpty()) {
            return new LinkedHashMap<>();
        }
        begin("getAll", keys.size());
        Map<ItemKey, Item> read = new LinkedHashMap<>();
        for (ItemKey key : KeyOrder.sorted(keys)) {
            if (!read.isEmpty() && sandbox.world().chance().oneIn(8)) {
                sandbox.within();
            }
            table.items().get(key).ifPresent(item -> read.put(item.key(), item));
        }
        sandbox.afterCall("getAll");
        Map<ItemKey, Item> found = new LinkedHashMap<>();
        for (ItemKey key : keys) {
            Item item = read.get(key);
            if (item != null) {
                found.put(key, item);
            }
        }
        return found;
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        begin("query", partition);
        ItemPage<Item> page = table.items().query(partition, range);
        sandbox.afterCall("query");
        return page;
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        begin("queryIndex", partition);
        ItemPage<IndexHit> page = table.index().query(partition, range);
        sandbox.afterCall("queryIndex");
        return page;
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        if (writes.isEmpty()) {
            return List.of();
        }
        begin("write", writes.get(0).key());
        Map<ItemKey, WriteOutcome> outcomes = new LinkedHashMap<>();
        for (Write write : sandbox.world().chance().<Write>shuffled(KeyOrder.sortedWrites(writes))) {
            if (!outcomes.isEmpty()) {
                betweenWrites();
            }
            outcomes.put(write.key(), writeOne(write));
        }
        finish("write", Fault.STORE_ANSWER_LOST);
        return writes.stream()
                .map(write -> Objects.requireNonNull(outcomes.get(write.key())))
                .toList();
    }

    private void betweenWrites() {
        if (sandbox.world().chance().oneIn(4)) {
            sandbox.within();
        }
        if (faults.strike(Fault.BATCH_BROKEN_OFF)) {
            throw unavailable("a batch broke off");
        }
    }

    private WriteOutcome writeOne(Write write) {
        WriteOutcome outcome = table.items().write(write);
        if (faults.strike(Fault.WRITE_REPEATED)) {
            sandbox.within();
            outcome = table.items().write(write);
        }
        if (outcome instanceof WriteOutcome.Conflict) {
            faults.happened(Fault.CONDITION_FAILED);
            sandbox.world().note("refused", write.key());
        }
        return outcome;
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        begin("writeTogether", writes.size());
        boolean done = table.items().writeTogether(writes);
        if (faults.strike(Fault.WRITE_REPEATED)) {
            sandbox.within();
            // The repetition carries the same client token, which makes DynamoDB answer as it did at first.
            sandbox.world().note("repeated", writes.size());
        }
        finish("writeTogether", Fault.STORE_ANSWER_LOST);
        return done;
    }

    @Override
    public void addAll(List<Addition> additions) {
        begin("add", additions.stream().map(Addition::key).toList());
        table.items().addAll(additions);
        finish("add", Fault.STORE_ANSWER_LOST);
    }

    private void begin(String what, Object about) {
        sandbox.beforeCall(what + " " + table.name(), about);
        if (faults.strike(Fault.STORE_THROTTLED)) {
            throw unavailable("throttled");
        }
    }

    private void finish(String what, Fault lost) {
        sandbox.afterCall(what);
        if (faults.strike(lost)) {
            throw unavailable("the answer was lost");
        }
    }

    private StoreUnavailableException unavailable(String why) {
        sandbox.world().note("unavailable", why);
        return new StoreUnavailableException(table.name() + ": " + why, null);
    }
}
