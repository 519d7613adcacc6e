package io.podium.domain.resource;

import java.util.Map;
import java.util.Objects;

/**
 * A set of resources that tasks share, and the rules by which they are shared.
 *
 * @param id the pool's name
 * @param capacity how much there is of each kind
 * @param prices USD per unit and hour by kind; a kind without a price is free
 * @param rules policy, placement and strategy
 * @param sharing what tenants may have of it
 * @param shards into how many parts its lines and what it has are divided, 1 to {@link #MAX_SHARDS}
 * @param version counts the writes of this pool; 0 before the first
 */
public record Pool(
        String id,
        ResourceVector capacity,
        Map<String, Double> prices,
        PoolRules rules,
        Sharing sharing,
        int shards,
        long version) {

    /** The most shards of one pool, each of which is read and written by itself. */
    public static final int MAX_SHARDS = 16;

    /** The pool that tasks and services use when they name none. */
    public static final String DEFAULT_ID = "default";

    private static final ResourceVector DEFAULT_CAPACITY = ResourceVector.of(Map.of("cpu", 1_024, "memory", 4_194_304));

    public Pool {
        Objects.requireNonNull(id);
        Objects.requireNonNull(capacity);
        Objects.requireNonNull(rules);
        Objects.requireNonNull(sharing);
        prices = Map.copyOf(prices);
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException("a pool has 1 to " + MAX_SHARDS + " shards, not " + shards);
        }
        if (sharing.leastSlots() < shards) {
            throw new IllegalArgumentException("the least quota of slots in pool " + id + " is " + sharing.leastSlots()
                    + ", which is less than one for each of its " + shards + " shards");
        }
    }

    /** A pool of one shard. */
    public Pool(
            String id,
            ResourceVector capacity,
            Map<String, Double> prices,
            PoolRules rules,
            Sharing sharing,
            long version) {
        this(id, capacity, prices, rules, sharing, 1, version);
    }

    /** A pool of which all tenants may have the same. */
    public Pool(String id, ResourceVector capacity, Map<String, Double> prices, PoolRules rules, long version) {
        this(id, capacity, prices, rules, Sharing.DEFAULT, version);
    }

    /** The default pool as it is before anybody defines it: 1,024 vCPU and 4 TiB, free, fifo, msa. */
    public static Pool byDefault() {
        return new Pool(DEFAULT_ID, DEFAULT_CAPACITY, Map.of(), PoolRules.DEFAULT, 0);
    }

    /** Returns whether both describe the same pool, whatever their versions. */
    public boolean sameAs(Pool other) {
        return equals(other.withVersion(version));
    }

    /** Returns the same pool with another version. */
    public Pool withVersion(long newVersion) {
        return new Pool(id, capacity, prices, rules, sharing, shards, newVersion);
    }

    /** Returns the pool divided into so many shards. */
    public Pool in(int count) {
        return new Pool(id, capacity, prices, rules, sharing, count, version);
    }

    /** Returns what one of the shards has; together they have the capacity. */
    public ResourceVector capacityOf(int shard) {
        return capacity.part(shard, shards);
    }
}
