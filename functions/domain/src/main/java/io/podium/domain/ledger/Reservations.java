package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.TaskKey;
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
    private ResourceVector free;

    Reservations(Ledger ledger) {
        this.ledger = ledger;
        this.taken = ledger.slotsTaken();
        this.free = ledger.free();
    }

    /** Returns the ledger that the round began with. */
    public Ledger before() {
        return ledger;
    }

    /** Returns what can still be given. */
    public ResourceVector free() {
        return free;
    }

    /** Returns the slots of a service that are still free. */
    public int freeSlots(String serviceId) {
        return Math.max(0, ledger.seats().getOrDefault(serviceId, 0) - taken.getOrDefault(serviceId, 0));
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
        if (freeSlots(serviceId) == 0) {
            return Optional.of(new Shortage.NoFreeSlot(
                    serviceId, ledger.seats().getOrDefault(serviceId, 0), taken.getOrDefault(serviceId, 0)));
        }
        if (!amount.fitsIn(free)) {
            return Optional.of(new Shortage.NoResources(ledger.key().pool(), amount, free));
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
        free = free.minus(holding.amount());
    }

    /**
     * Takes back what this round gave.
     *
     * @throws IllegalStateException if this round gave the task nothing
     */
    public void undo(TaskKey task) {
        Holding holding = made.remove(task);
        if (holding == null) {
            throw new IllegalStateException("task " + task + " was given nothing in this round");
        }
        taken.merge(holding.serviceId(), -1, Integer::sum);
        free = free.plus(holding.amount());
    }

    /** Returns what was given in this round. */
    public List<Holding> made() {
        return List.copyOf(made.values());
    }

    /** Returns the ledger after the round. */
    public Ledger after() {
        return ledger.with(made.values());
    }
}
