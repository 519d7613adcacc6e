package io.podium.domain.fairness;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tenants that wait, the one with the smallest share for its weight first; of several, the one whose first task
 * comes first under the policy. Every change takes the logarithm of the number of tenants. Live steps and simulations
 * both ask it whose turn it is.
 *
 * @param <K> names a tenant
 * @param <T> a task
 */
public final class FairOrder<K, T> implements Iterable<T> {
    private record Place<T>(double share, T head) {}

    private final Map<K, Place<T>> places = new HashMap<>();
    private final TreeSet<Place<T>> order;

    /**
     * @param policy the order of two tenants' first tasks; no two tasks are equal under it
     */
    public FairOrder(Comparator<? super T> policy) {
        order = new TreeSet<>(Comparator.<Place<T>>comparingDouble(Place::share).thenComparing(Place::head, policy));
    }

    /**
     * Puts a tenant where it belongs, or elsewhere than before.
     *
     * @param share its measure divided by its weight
     * @param head its first task that waits
     */
    public void put(K tenant, double share, T head) {
        remove(tenant);
        Place<T> place = new Place<>(share, head);
        places.put(tenant, place);
        order.add(place);
    }

    /** Takes a tenant out, if it is there. */
    public void remove(K tenant) {
        Place<T> place = places.remove(tenant);
        if (place != null) {
            order.remove(place);
        }
    }

    /** Returns the first task of the tenant whose turn it is, or null where none waits. */
    public @Nullable T first() {
        return order.isEmpty() ? null : order.first().head();
    }

    /** Returns the tenants' first tasks in order; none may be put or removed meanwhile. */
    @Override
    public Iterator<T> iterator() {
        return order.stream().map(Place::head).iterator();
    }
}
