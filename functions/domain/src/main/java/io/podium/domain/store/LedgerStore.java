package io.podium.domain.store;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.WholeLedger;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.ShardKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The ledgers, one item each. */
public final class LedgerStore {
    private static final String SORT = "ledger";
    private static final int TRIES = 100;

    private final ItemStore items;

    public LedgerStore(ItemStore items) {
        this.items = items;
    }

    /** Returns the ledgers of these keys; one that was never written is empty and has no capacity. */
    public Map<ShardKey, Ledger> findAll(Collection<ShardKey> keys) {
        Map<ShardKey, Ledger> found = new HashMap<>();
        Set<ShardKey> wanted = new HashSet<>(keys);
        Map<ItemKey, Item> stored =
                items.getAll(wanted.stream().map(LedgerStore::itemKey).toList());
        for (ShardKey key : wanted) {
            Item item = stored.get(itemKey(key));
            found.put(key, item == null ? Ledger.empty(key, ResourceVector.NONE) : read(key, item));
        }
        return found;
    }

    /** Returns one ledger; see {@link #findAll}. */
    public Ledger find(ShardKey key) {
        return findAll(List.of(key)).getOrDefault(key, Ledger.empty(key, ResourceVector.NONE));
    }

    /** Returns what is held of a pool in all of its shards together. */
    public Ledger whole(Pool pool) {
        return Objects.requireNonNull(wholes(List.of(pool)).get(pool.id()));
    }

    /** Returns what is held of each pool in all of its shards together, by the pool's id. */
    public Map<String, Ledger> wholes(Collection<Pool> pools) {
        Map<String, List<Ledger>> shards = new HashMap<>();
        findAll(pools.stream()
                        .flatMap(pool -> ShardKey.all(pool.id(), pool.shards()).stream())
                        .toList())
                .values()
                .forEach(ledger -> shards.computeIfAbsent(ledger.key().pool(), any -> new ArrayList<>())
                        .add(ledger));
        Map<String, Ledger> wholes = new HashMap<>();
        shards.forEach((id, ledgers) -> wholes.put(id, WholeLedger.of(id, ledgers)));
        return wholes;
    }

    /**
     * Stores each ledger on condition that nobody wrote it since it was read.
     *
     * @param ledgers changed ledgers, still with the versions that were read
     * @return the keys of those that somebody else wrote in between; nothing was stored for them
     */
    public Set<ShardKey> store(Collection<Ledger> ledgers) {
        List<Write> writes = new ArrayList<>();
        List<ShardKey> keys = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            keys.add(ledger.key());
            writes.add(new Write.Put(write(ledger.rewritten())));
        }
        List<WriteOutcome> outcomes = writes.isEmpty() ? List.of() : items.write(writes);
        Set<ShardKey> lost = new HashSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Conflict) {
                lost.add(keys.get(i));
            }
        }
        return lost;
    }

    /**
     * Changes one ledger, reading it afresh as often as somebody else writes it in between.
     *
     * @return the ledger with the change, or as found where the change changes nothing
     * @throws StoreUnavailableException if others write the ledger all the time
     */
    public Ledger change(ShardKey key, UnaryOperator<Ledger> change) {
        return Objects.requireNonNull(changeAll(Map.of(key, change)).get(key));
    }

    /**
     * Changes ledgers, each by itself, in as few calls as may be; see {@link #change}. After a failure any of them may have
     * been changed.
     *
     * @return each ledger with its change, or as found where that changes nothing
     * @throws StoreUnavailableException if others write one of them all the time
     */
    public Map<ShardKey, Ledger> changeAll(Map<ShardKey, UnaryOperator<Ledger>> changes) {
        Map<ShardKey, Ledger> done = new HashMap<>();
        Set<ShardKey> open = changes.keySet();
        for (int attempt = 1; attempt <= TRIES && !open.isEmpty(); attempt++) {
            List<Ledger> changed = new ArrayList<>();
            findAll(open).forEach((key, before) -> {
                Ledger after = Objects.requireNonNull(changes.get(key)).apply(before);
                done.put(key, after);
                if (!after.equals(before)) {
                    changed.add(after);
                }
            });
            open = store(changed);
        }
        if (!open.isEmpty()) {
            throw new StoreUnavailableException("ledgers " + open + " are being written by others all the time", null);
        }
        return done;
    }

    private static Item write(Ledger ledger) {
        return new Item(
                itemKey(ledger.key()),
                ledger.version(),
                LedgerCodec.write(ledger).tree(),
                null);
    }

    private static Ledger read(ShardKey key, Item item) {
        return LedgerCodec.read(key, Document.of(item.document()), item.version());
    }

    private static ItemKey itemKey(ShardKey key) {
        return new ItemKey("LEDGER#" + key, SORT);
    }
}
