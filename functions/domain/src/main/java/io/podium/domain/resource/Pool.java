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
 * @param version counts the writes of this pool; 0 before the first
 */
public record Pool(
        String id,
        ResourceVector capacity,
        Map<String, Double> prices,
        PoolRules rules,
        Sharing sharing,
        long version) {

    /** The pool that tasks and services use when they name none. */
    public static final String DEFAULT_ID = "default";

    private static final ResourceVector DEFAULT_CAPACITY = ResourceVector.of(Map.of("cpu", 1_024, "memory", 4_194_304));

    public Pool {
        Objects.requireNonNull(id);
        Objects.requireNonNull(capacity);
        Objects.requireNonNull(rules);
        Objects.requireNonNull(sharing);
        prices = Map.copyOf(prices);
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
        return new Pool(id, capacity, prices, rules, sharing, newVersion);
    }
}
