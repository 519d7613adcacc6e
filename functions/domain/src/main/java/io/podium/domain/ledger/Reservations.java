package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A round of reservations on one ledger, each judged against what the ones before it left. Keeps running sums, so that
 * a round takes time in proportion to its reservations and not to all that is held. Not for use by several threads.
 */
public final class Reservations {
    private final Ledger ledger;
    private final Map<String, Integer> taken;
    private final Map<TaskKey, Holding> made = new LinkedHashMap<>();
    private final Map<String, Circuit> circuits = new HashMap<>();
    private final Instant now;
    private ResourceVector used;

    Reservations(Ledger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
        this.taken = ledger.slotsTaken();
        this.used = ledger.used();
    }

    /** Returns the ledger that the round began with. */
    public Ledger before() {
        return ledger;
    }

    /** Returns what can still be given. */
    public ResourceVector free() {
        return ledger.capacity().minusAtMost(used);
    }

    /** Returns the slots of a service that are still free; where its circuit is half open, at most the probe's. */
    public int freeSlots(String serviceId) {
        int free = Math.max(0, ledger.seats().getOrDefault(serviceId, 0) - taken.getOrDefault(serviceId, 0));
        Circuit circuit = circuit(serviceId);
        int admitted = circuit.state(now) == Circuit.State.CLOSED ? free : 1;
        return circuit.admits(now) ? Math.min(free, admitted) : 0;
    }

    private Circuit circuit(String serviceId) {
        return circuits.getOrDefault(serviceId, ledger.circuit(serviceId));
    }

    /**
     * Returns whether the task already has a holding here. A task that waits has none, unless another scheduler is just
     * placing it or one crashed while it did; either way it must not be given a second.
     */
    public boolean holds(TaskKey task) {
        return ledger.holdings().containsKey(task) || made.containsKey(task);
    }

    /** Returns why a slot of a service with this much cannot be given, or empty where it can. */
    public Optional<Shortage> shortage(String serviceId, ResourceVector amount) {
        Circuit circuit = circuit(serviceId);
        if (!circuit.admits(now)) {
            return Optional.of(new Shortage.CircuitOpen(serviceId, circuit));
        }
        if (freeSlots(serviceId) == 0) {
            return Optional.of(new Shortage.NoFreeSlot(
                    serviceId, ledger.seats().getOrDefault(serviceId, 0), taken.getOrDefault(serviceId, 0)));
        }
        if (!amount.fitsIn(free())) {
            return Optional.of(new Shortage.NoResources(ledger.key().pool(), amount, free()));
        }
        if (ledger.holdings().size() + made.size() >= Ledger.MAX_HOLDINGS) {
            return Optional.of(new Shortage.LedgerFull(ledger.key().pool(), Ledger.MAX_HOLDINGS));
        }
        return Optional.empty();
    }

    /**
     * Gives a holding.
     *
     * @throws IllegalStateException if there is a {@link #shortage} of it or the task {@link #holds} one
     */
    public void reserve(Holding holding) {
        if (holds(holding.task())) {
            throw new IllegalStateException("task " + holding.task() + " has a holding already");
        }
        shortage(holding.serviceId(), holding.amount()).ifPresent(shortage -> {
            throw new IllegalStateException(shortage.words());
        });
        made.put(holding.task(), holding);
        taken.merge(holding.serviceId(), 1, Integer::sum);
        circuits.put(holding.serviceId(), circuit(holding.serviceId()).entered(holding.token(), now));
        used = used.plus(holding.amount());
    }

    /** Returns whether another task could have this much on the same slot if a holding were given back. */
    public boolean fitsInPlaceOf(Holding holding, ResourceVector amount) {
        String service = holding.serviceId();
        boolean slot = circuit(service).state(now) == Circuit.State.CLOSED
                && taken.getOrDefault(service, 0) <= ledger.seats().getOrDefault(service, 0);
        return slot && amount.fitsIn(ledger.capacity().minusAtMost(used.minus(holding.amount())));
    }

    /** Counts a holding of this ledger as given back and its slot as given on at once, with this much. */
    public void countOn(Holding holding, ResourceVector amount) {
        used = used.minus(holding.amount()).plus(amount);
    }

    /** Returns what was given in this round. */
    public List<Holding> made() {
        return List.copyOf(made.values());
    }

    /** Returns the ledger after the round. */
    public Ledger after() {
        Ledger after = ledger.with(made.values());
        for (Map.Entry<String, Circuit> circuit : circuits.entrySet()) {
            after = after.withCircuit(circuit.getKey(), circuit.getValue());
        }
        return after;
    }
}
