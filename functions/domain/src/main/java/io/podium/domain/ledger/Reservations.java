package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A round of reservations on one ledger, each judged against what the ones before it left. Keeps running sums, so that
 * a round takes time in proportion to its reservations and not to all that is held. Not for use by several threads.
 */
public final class Reservations {
    private final Ledger ledger;
    private final Sharing sharing;
    private final Map<String, Integer> taken;
    private final Map<String, TenantUse> byTenant;
    private final Map<TaskKey, Holding> made = new LinkedHashMap<>();
    private final Map<TaskKey, Circuit> circuitsBefore = new HashMap<>();
    private final Map<String, Circuit> circuits = new HashMap<>();
    private final Instant now;
    private ResourceVector used;

    Reservations(Ledger ledger, Instant now, Sharing sharing) {
        this.ledger = ledger;
        this.now = now;
        this.sharing = sharing;
        this.taken = ledger.slotsTaken();
        this.byTenant = ledger.usedByTenant();
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

    /** Returns what a tenant holds by now. */
    public TenantUse use(String tenant) {
        return byTenant.getOrDefault(tenant, TenantUse.NONE);
    }

    /**
     * Returns whether the task already has a holding here. A task that waits has none, unless another scheduler is just
     * placing it or one crashed while it did; either way it must not be given a second.
     */
    public boolean holds(TaskKey task) {
        return ledger.holdings().containsKey(task) || made.containsKey(task);
    }

    /** Returns why a tenant's task cannot be given a slot of a service and this much, or empty where it can. */
    public Optional<Shortage> shortage(String tenant, String serviceId, ResourceVector amount) {
        if (isAtQuota(tenant)) {
            return Optional.of(new Shortage.QuotaReached(
                    ledger.key().pool(),
                    tenant,
                    sharing.of(tenant).slotsOrUnbounded(),
                    use(tenant).slots()));
        }
        Circuit circuit = circuit(serviceId);
        if (!circuit.admits(now)) {
            return Optional.of(new Shortage.CircuitOpen(serviceId, circuit));
        }
        if (freeSlots(serviceId) == 0) {
            return Optional.of(new Shortage.NoFreeSlot(
                    serviceId, ledger.seats().getOrDefault(serviceId, 0), taken.getOrDefault(serviceId, 0)));
        }
        if (!amount.fitsIn(free())) {
            return Optional.of(new Shortage.NoResources(ledger.key().pool(), amount, free(), ledger.capacity()));
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
        String tenant = holding.task().tenant();
        shortage(tenant, holding.serviceId(), holding.amount()).ifPresent(shortage -> {
            throw new IllegalStateException(shortage.words());
        });
        made.put(holding.task(), holding);
        taken.merge(holding.serviceId(), 1, Integer::sum);
        byTenant.put(tenant, use(tenant).plusSlot(holding.amount()));
        circuitsBefore.put(holding.task(), circuit(holding.serviceId()));
        circuits.put(holding.serviceId(), circuit(holding.serviceId()).entered(holding.token(), now));
        used = used.plus(holding.amount());
    }

    /**
     * Returns whether a tenant's task could have this much on the same slot if a holding were given back. Where tenants
     * share fairly a task takes the place of its own tenant's only: what others have is theirs until they end.
     */
    public boolean fitsInPlaceOf(Holding holding, String tenant, ResourceVector amount) {
        boolean own = holding.task().tenant().equals(tenant);
        if (!own && (sharing.isFair() || isAtQuota(tenant))) {
            return false;
        }
        String service = holding.serviceId();
        boolean slot = circuit(service).state(now) == Circuit.State.CLOSED
                && taken.getOrDefault(service, 0) <= ledger.seats().getOrDefault(service, 0);
        return slot && amount.fitsIn(ledger.capacity().minusAtMost(used.minus(holding.amount())));
    }

    /** Counts a holding of this ledger as given back and its slot as given on at once, with this much. */
    public void countOn(Holding holding, String tenant, ResourceVector amount) {
        byTenant.computeIfPresent(holding.task().tenant(), (theirs, use) -> use.minusSlot(holding.amount()));
        byTenant.put(tenant, use(tenant).plusSlot(amount));
        used = used.minus(holding.amount()).plus(amount);
    }

    private boolean isAtQuota(String tenant) {
        return use(tenant).slots() >= sharing.of(tenant).slotsOrUnbounded();
    }

    /**
     * Takes back what this round gave; of several, the latest first.
     *
     * @throws IllegalStateException if this round gave the task nothing
     */
    public void undo(TaskKey task) {
        Holding holding = made.remove(task);
        if (holding == null) {
            throw new IllegalStateException("task " + task + " was given nothing in this round");
        }
        String tenant = task.tenant();
        taken.merge(holding.serviceId(), -1, Integer::sum);
        byTenant.put(tenant, use(tenant).minusSlot(holding.amount()));
        circuits.put(holding.serviceId(), Objects.requireNonNull(circuitsBefore.remove(task)));
        used = used.minus(holding.amount());
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
