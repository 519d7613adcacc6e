package io.podium.domain.fairness;

import io.podium.domain.resource.Sharing;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The tenants that wait, the one with the smallest share for its weight first. Where several have the same, which with few
 * slots is nearly always so, lots decide in proportion to the weights (Waldspurger and Weihl, "Lottery scheduling", OSDI
 * 1994), so that no tenant gains by what it asks for; without fairness the policy decides. Every change takes the
 * logarithm of the number of tenants. Live steps and simulations both ask it whose turn it is.
 *
 * @param <K> names a tenant
 * @param <T> a task
 */
public final class FairOrder<K, T> implements Iterable<T> {
    private record Place<T>(double share, double lot, T head) {}

    private final Map<K, Place<T>> places = new HashMap<>();
    private final TreeSet<Place<T>> order;
    private final boolean drawsLots;
    private final RandomGenerator random;
    private double lastTurn;

    /**
     * @param policy the order of two tenants' first tasks; no two tasks are equal under it
     * @param sharing whether what tenants have matters
     * @param random where lots are drawn from
     */
    public FairOrder(Comparator<? super T> policy, Sharing sharing, RandomGenerator random) {
        this.order = new TreeSet<>((one, other) -> compare(one, other, policy));
        this.drawsLots = sharing.isFair();
        this.random = random;
    }

    /** By hand, because a scheduling step compares for every task that it places. */
    private static <T> int compare(Place<T> one, Place<T> other, Comparator<? super T> policy) {
        int byShare = Double.compare(one.share(), other.share());
        if (byShare != 0) {
            return byShare;
        }
        int byLot = Double.compare(one.lot(), other.lot());
        return byLot != 0 ? byLot : policy.compare(one.head(), other.head());
    }

    /**
     * Puts a tenant where it belongs, or elsewhere than before. It keeps its lot as long as its share stays the same.
     *
     * @param share its measure divided by its weight
     * @param weight its weight
     * @param head its first task that waits
     */
    public void put(K tenant, double share, double weight, T head) {
        Place<T> before = places.get(tenant);
        if (before != null && before.share() == share) {
            order.remove(before);
            add(tenant, new Place<>(share, before.lot(), head));
        } else {
            remove(tenant);
            add(tenant, new Place<>(share, drawsLots ? lot(weight) : 0, head));
        }
    }

    private void add(K tenant, Place<T> place) {
        places.put(tenant, place);
        order.add(place);
    }

    /**
     * Draws when the tenant's next turn would come if turns came at random, at a rate in proportion to its weight. Of
     * several such times the earliest is each tenant's with a chance in proportion to its rate, and what is left of the
     * others' is distributed as if they were drawn anew, so that to have lost does not count.
     */
    private double lot(double weight) {
        return lastTurn - Math.log1p(-random.nextDouble()) / weight;
    }

    /** Takes a tenant out, if it is there. */
    public void remove(K tenant) {
        Place<T> place = places.remove(tenant);
        if (place != null) {
            lastTurn = place.equals(order.first()) ? Math.max(lastTurn, place.lot()) : lastTurn;
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
