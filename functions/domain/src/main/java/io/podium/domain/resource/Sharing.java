package io.podium.domain.resource;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How tenants share a pool.
 *
 * @param fairness the name of the fairness that orders their tasks
 * @param otherwise what tenants may have that are not named
 * @param tenants what each named tenant may have
 */
public record Sharing(String fairness, Entitlement otherwise, SortedMap<String, Entitlement> tenants) {
    /** The most tenants that one pool names, because every step reads them all: some 60 bytes each. */
    public static final int MAX_TENANTS = 200;

    /** The name of the fairness under which it does not matter what tenants have. */
    public static final String UNFAIR = "none";

    /** Equal weights, no quotas, and whoever holds fewer slots goes first. */
    public static final Sharing DEFAULT = new Sharing("max-min", Entitlement.DEFAULT, Collections.emptySortedMap());

    public Sharing {
        Objects.requireNonNull(fairness);
        Objects.requireNonNull(otherwise);
        tenants = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
        if (tenants.size() > MAX_TENANTS) {
            throw new IllegalArgumentException("a pool names at most " + MAX_TENANTS + " tenants, not " + tenants.size()
                    + ". Maybe give those that are alike a defaultTenant.");
        }
    }

    /** Returns whether what tenants have matters to whose turn it is. */
    public boolean isFair() {
        return !fairness.equals(UNFAIR);
    }

    /** Returns what a tenant may have. */
    public Entitlement of(String tenant) {
        return tenants.getOrDefault(tenant, otherwise);
    }

    /**
     * Returns what tenants may have of one of the shards of a pool, so that of all together they have what they may.
     *
     * @param shard which shard, from 0
     * @throws IllegalArgumentException if a quota is less than one slot a shard
     */
    public Sharing part(int shard, int shards) {
        if (shards == 1) {
            return this;
        }
        SortedMap<String, Entitlement> parts = new TreeMap<>();
        tenants.forEach((tenant, whole) -> parts.put(tenant, whole.part(shard, shards)));
        return new Sharing(fairness, otherwise.part(shard, shards), parts);
    }

    /** Returns the least quota of slots that any tenant has, or the largest int where none has one. */
    public int leastSlots() {
        return Stream.concat(Stream.of(otherwise), tenants.values().stream())
                .mapToInt(Entitlement::slotsOrUnbounded)
                .min()
                .orElseThrow();
    }

    /** Returns the same with another fairness. */
    public Sharing by(String name) {
        return new Sharing(name, otherwise, tenants);
    }
}
