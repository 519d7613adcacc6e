package io.podium.domain.store;

import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pools of a deployment, kept in one partition; the default pool is there before anybody defines it. */
public final class PoolStore {
    private static final String PARTITION = "POOLS";

    private final ItemStore items;

    public PoolStore(ItemStore items) {
        this.items = items;
    }

    /** Returns the pool of this id. */
    public Optional<Pool> find(String id) {
        return items.get(new ItemKey(PARTITION, id))
                .map(PoolStore::read)
                .or(() -> id.equals(Pool.DEFAULT_ID) ? Optional.of(Pool.byDefault()) : Optional.empty());
    }

    /** Returns the pools that exist among these, by id. */
    public Map<String, Pool> findAll(Collection<String> ids) {
        Map<String, Pool> found = new HashMap<>();
        List<ItemKey> keys =
                ids.stream().distinct().map(id -> new ItemKey(PARTITION, id)).toList();
        if (ids.contains(Pool.DEFAULT_ID)) {
            found.put(Pool.DEFAULT_ID, Pool.byDefault());
        }
        if (!keys.isEmpty()) {
            items.getAll(keys).forEach((key, item) -> found.put(key.sort(), read(item)));
        }
        return found;
    }

    /** Returns all pools, in order of their ids. */
    public List<Pool> all() {
        List<Pool> pools = new ArrayList<>();
        Range range = Range.first(Range.MAX_LIMIT);
        while (true) {
            ItemPage<Item> page = items.query(PARTITION, range);
            page.items().forEach(item -> pools.add(read(item)));
            if (page.next() == null) {
                break;
            }
            range = range.continuedAfter(page.next());
        }
        if (pools.stream().noneMatch(pool -> pool.id().equals(Pool.DEFAULT_ID))) {
            pools.add(Pool.byDefault());
            pools.sort(Comparator.comparing(Pool::id));
        }
        return pools;
    }

    /** Stores a pool on condition that nobody wrote it since; returns whether it was stored. */
    public boolean store(Pool pool) {
        return items.write(new Write.Put(write(pool.withVersion(pool.version() + 1)))) instanceof WriteOutcome.Done;
    }

    private static Item write(Pool pool) {
        PoolRules rules = pool.rules();
        Document document = Document.empty()
                .put("schema", 1L)
                .put("capacity", pool.capacity())
                .put("prices", new HashMap<String, Object>(pool.prices()))
                .put("policy", rules.policy())
                .put("agingRate", rules.agingRate())
                .put("placement", rules.placement())
                .put("strategy", rules.strategy())
                .put("margin", rules.preemptionMargin())
                .put("patience", rules.patience())
                .put("shards", pool.shards() == 1 ? null : (long) pool.shards());
        SharingCodec.put(document, pool.sharing());
        return new Item(new ItemKey(PARTITION, pool.id()), pool.version(), document.tree(), null);
    }

    private static Pool read(Item item) {
        Document document = Document.of(item.document());
        Map<String, Double> prices = new HashMap<>();
        document.child("prices").tree().forEach((kind, price) -> prices.put(kind, ((Number) price).doubleValue()));
        return new Pool(
                item.key().sort(),
                document.amounts("capacity"),
                prices,
                new PoolRules(
                        document.text("policy"),
                        document.number("agingRate"),
                        document.text("placement"),
                        document.text("strategy"),
                        document.has("margin") ? document.duration("margin") : PoolRules.DEFAULT_PREEMPTION_MARGIN,
                        document.has("patience") ? document.duration("patience") : PoolRules.DEFAULT_PATIENCE),
                SharingCodec.read(document),
                document.has("shards") ? document.integer("shards") : 1,
                item.version());
    }
}
