package io.podium.domain.usecase;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets a test do something before and after the writes of a store, which may be to fail them. */
final class InterceptedItemStore implements ItemStore {
    private final ItemStore items;
    private volatile Consumer<List<? extends Write>> before = writes -> {};
    private volatile Consumer<List<? extends Write>> after = writes -> {};
    private volatile Consumer<Collection<ItemKey>> reads = keys -> {};
    private volatile Function<List<? extends Write>, Optional<List<Write>>> breakOff = writes -> Optional.empty();

    private final AtomicInteger indexReads = new AtomicInteger();

    InterceptedItemStore(ItemStore items) {
        this.items = items;
    }

    /** Returns how often the index was queried. */
    int indexReads() {
        return indexReads.get();
    }

    /** Runs the action before every write, with what is to be written. */
    void beforeWrites(Consumer<List<? extends Write>> action) {
        before = action;
    }

    /** Runs the action after every write, with what was written. */
    void afterWrites(Consumer<List<? extends Write>> action) {
        after = action;
    }

    /** Runs the action before every read by several keys. */
    void onReads(Consumer<Collection<ItemKey>> action) {
        reads = action;
    }

    /** Has a call write only what the function returns of its writes, and then fail; empty for a call that succeeds. */
    void breakOff(Function<List<? extends Write>, Optional<List<Write>>> function) {
        breakOff = function;
    }

    /** Runs the action once, between what the next writer has read and what it writes. */
    void beforeNextWrite(Runnable action) {
        before = writes -> {
            before = none -> {};
            action.run();
        };
    }

    /** Runs the action once, after the next write has taken effect. */
    void afterNextWrite(Runnable action) {
        after = writes -> {
            after = none -> {};
            action.run();
        };
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        return items.get(key);
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        reads.accept(keys);
        return items.getAll(keys);
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        return items.query(partition, range);
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        indexReads.incrementAndGet();
        return items.queryIndex(partition, range);
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        before.accept(writes);
        Optional<List<Write>> some = breakOff.apply(writes);
        List<? extends Write> done = some.isPresent() ? some.get() : writes;
        List<WriteOutcome> outcomes = items.write(done);
        after.accept(done);
        if (some.isPresent()) {
            throw new StoreUnavailableException("injected", null);
        }
        return outcomes;
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        before.accept(writes);
        Optional<List<Write>> some = breakOff.apply(writes);
        // A transaction that breaks off was made or was not; nobody knows.
        boolean made = some.map(List::size).orElse(writes.size()) * 2 >= writes.size();
        boolean done = made && items.writeTogether(writes);
        after.accept(made ? writes : List.of());
        if (some.isPresent()) {
            throw new StoreUnavailableException("injected", null);
        }
        return done;
    }

    @Override
    public void addAll(List<Addition> additions) {
        items.addAll(additions);
        if (breakOff.apply(List.of()).isPresent()) {
            throw new StoreUnavailableException("injected", null);
        }
    }
}
