package io.podium.domain.resource;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** Returns the same with another fairness. */
    public Sharing by(String name) {
        return new Sharing(name, otherwise, tenants);
    }
}
