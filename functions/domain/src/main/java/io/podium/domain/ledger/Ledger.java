package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that is held of one shard of a pool: which task holds how much on whose slot. It is stored as one item and
 * written on condition of its version, so no two writers can give the same thing away twice; and because it lists the
 * holders rather than counting them, releasing twice changes nothing and a holder that a crash left behind can be found.
 *
 * @param key the shard
 * @param capacity the shard's resources
 * @param seats slots by service that this shard may fill
 * @param holdings who holds what, by task
 * @param waiters queues whose tasks found no room here and are to be woken when some is released
 * @param circuits the circuits of services that have failed here and not succeeded since
 * @param claim for whom what comes free is held back, or null where it goes to whoever fits
 * @param version counts its writes; 0 before the first
 */
public record Ledger(
        ShardKey key,
        ResourceVector capacity,
        SortedMap<String, Integer> seats,
        SortedMap<TaskKey, Holding> holdings,
        Set<QueueKey> waiters,
        SortedMap<String, Circuit> circuits,
        @Nullable Claim claim,
        long version) {

    /** The most holdings of one ledger, which keeps its item well under the 400 KB that DynamoDB allows. */
    public static final int MAX_HOLDINGS = 1_000;

    public Ledger {
        Objects.requireNonNull(key);
        Objects.requireNonNull(capacity);
        seats = FrozenMap.copyOf(seats);
        holdings = FrozenMap.copyOf(holdings);
        waiters = Set.copyOf(waiters);
        circuits = FrozenMap.copyOf(circuits);
    }

    /** A ledger in which nothing is held. */
    public static Ledger empty(ShardKey key, ResourceVector capacity) {
        return new Ledger(key, capacity, new TreeMap<>(), new TreeMap<>(), Set.of(), new TreeMap<>(), null, 0);
    }

    /** Returns holdings by task, to make a ledger of; of those of one task the last. */
    public static SortedMap<TaskKey, Holding> byTask(Collection<Holding> holdings) {
        return FrozenMap.of(holdings, Holding::task);
    }

    /** Returns the sums of what is held, which takes a look at every holding. */
    Usage usage() {
        return Usage.of(holdings.values());
    }

    /** Returns the sum of what is held. */
    public ResourceVector used() {
        return usage().amount();
    }

    /** Returns what can still be given. */
    public ResourceVector free() {
        return capacity.minusAtMost(used());
    }

    /** Returns how many slots are taken, by service. */
    public Map<String, Integer> slotsTaken() {
        return usage().slots();
    }

    /** Returns what is held, by tenant. */
    public SortedMap<String, TenantUse> usedByTenant() {
        return usage().tenants();
    }

    /** Returns the slots of a service that are free. */
    public int freeSlots(String serviceId) {
        return Math.max(0, seats.getOrDefault(serviceId, 0) - slotsTaken().getOrDefault(serviceId, 0));
    }

    /** Returns what is held on a service's slots. */
    public List<Holding> heldBy(String serviceId) {
        return holdings.values().stream()
                .filter(holding -> holding.serviceId().equals(serviceId))
                .toList();
    }

    /** Returns the holding of exactly this lease. */
    public Optional<Holding> find(TaskKey task, Token token) {
        return Optional.ofNullable(holdings.get(task))
                .filter(holding -> holding.token().equals(token));
    }

    /** Opens a round of reservations on this ledger at an instant, of which tenants may take so many slots at a time. */
    public Reservations reservations(Instant now, Sharing sharing) {
        return new Reservations(this, now, sharing);
    }

    /** Opens a round of reservations on this ledger at an instant, in which no tenant has a quota. */
    public Reservations reservations(Instant now) {
        return reservations(now, Sharing.DEFAULT);
    }

    /** Returns a service's circuit. */
    public Circuit circuit(String serviceId) {
        return circuits.getOrDefault(serviceId, Circuit.CLOSED);
    }

    /** Returns the services of which the circuit is half open at an instant. */
    public Set<String> halfOpen(Instant now) {
        Set<String> ids = new TreeSet<>();
        circuits.forEach((id, circuit) -> {
            if (circuit.state(now) == Circuit.State.HALF_OPEN) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Returns the ledger with another circuit of a service. */
    public Ledger withCircuit(String serviceId, Circuit circuit) {
        if (circuit.equals(circuit(serviceId))) {
            return this;
        }
        FrozenMap<String, Circuit> before = FrozenMap.copyOf(circuits);
        return withCircuits(
                circuit.equals(Circuit.CLOSED)
                        ? before.without(Set.of(serviceId))
                        : before.with(Map.of(serviceId, circuit)));
    }

    private Ledger withCircuits(SortedMap<String, Circuit> changed) {
        return new Ledger(key, capacity, seats, holdings, waiters, changed, claim, version);
    }

    /** Returns the ledger with these holdings in place of whatever their tasks held. Whose claim it was has what it needs. */
    public Ledger with(Collection<Holding> changed) {
        FrozenMap<TaskKey, Holding> all = FrozenMap.copyOf(holdings).with(byTask(changed));
        boolean isMet = claim != null
                && changed.stream().anyMatch(holding -> claim.members().contains(holding.task()));
        return new Ledger(key, capacity, seats, all, waiters, circuits, isMet ? null : claim, version);
    }

    /** Returns the ledger with what comes free held back for somebody, or with null for nobody. */
    public Ledger withClaim(@Nullable Claim changed) {
        return new Ledger(key, capacity, seats, holdings, waiters, circuits, changed, version);
    }

    /** Returns the ledger without these very holdings; one that is gone, or was replaced, changes nothing. */
    public Ledger without(Collection<Holding> released) {
        Set<TaskKey> gone = new HashSet<>();
        Map<String, Circuit> standing = new HashMap<>();
        for (Holding holding : released) {
            find(holding.task(), holding.token()).ifPresent(held -> gone.add(held.task()));
            Circuit before = standing.getOrDefault(holding.serviceId(), circuit(holding.serviceId()));
            Circuit after = before.released(holding.token());
            if (!after.equals(before)) {
                standing.put(holding.serviceId(), after);
            }
        }
        FrozenMap<TaskKey, Holding> left = FrozenMap.copyOf(holdings).without(gone);
        FrozenMap<String, Circuit> circuitsLeft = FrozenMap.copyOf(circuits).with(standing);
        return new Ledger(key, capacity, seats, left, waiters, circuitsLeft, claim, version);
    }

    /** Returns the ledger with this many slots for a service; 0 or less for none, which forgets its circuit. */
    public Ledger withSeats(String serviceId, int count) {
        FrozenMap<String, Integer> before = FrozenMap.copyOf(seats);
        return count <= 0
                ? withSeats(before.without(Set.of(serviceId))).withCircuit(serviceId, Circuit.CLOSED)
                : withSeats(before.with(Map.of(serviceId, count)));
    }

    private Ledger withSeats(SortedMap<String, Integer> changed) {
        return new Ledger(key, capacity, changed, holdings, waiters, circuits, claim, version);
    }

    /** Returns the ledger with another capacity. What is held stays held, even where it is more. */
    public Ledger withCapacity(ResourceVector newCapacity) {
        return new Ledger(key, newCapacity, seats, holdings, waiters, circuits, claim, version);
    }

    /** Returns the ledger with more queues to wake. */
    public Ledger withWaiters(Collection<QueueKey> queues) {
        Set<QueueKey> more = new HashSet<>(waiters);
        more.addAll(queues);
        return new Ledger(key, capacity, seats, holdings, more, circuits, claim, version);
    }

    /** Returns the ledger with nobody to wake. */
    public Ledger withoutWaiters() {
        return new Ledger(key, capacity, seats, holdings, Set.of(), circuits, claim, version);
    }

    /** Returns the ledger as the next write stores it. */
    public Ledger rewritten() {
        return new Ledger(key, capacity, seats, holdings, waiters, circuits, claim, version + 1);
    }

    /** Returns the services that have slots here or hold some. */
    public Set<String> services() {
        Set<String> ids = new TreeSet<>(seats.keySet());
        holdings.values().forEach(holding -> ids.add(holding.serviceId()));
        return ids;
    }
}
