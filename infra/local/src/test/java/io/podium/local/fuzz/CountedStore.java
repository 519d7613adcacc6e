package io.podium.local.fuzz;

import io.podium.domain.store.Addition;
import io.podium.domain.store.ForwardingItemStore;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.Item;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A table in memory that counts what is asked to be written. */
final class CountedStore extends ForwardingItemStore {
    private final AtomicLong writes;

    CountedStore(AtomicLong writes) {
        super(new InMemoryItemStore());
        this.writes = writes;
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> changes) {
        writes.addAndGet(changes.size());
        return super.write(changes);
    }

    @Override
    public WriteOutcome append(Item item) {
        writes.incrementAndGet();
        return super.append(item);
    }

    @Override
    public boolean writeTogether(List<? extends Write> changes) {
        writes.addAndGet(changes.size());
        return super.writeTogether(changes);
    }

    @Override
    public void addAll(List<Addition> additions) {
        writes.addAndGet(additions.size());
        super.addAll(additions);
    }
}
