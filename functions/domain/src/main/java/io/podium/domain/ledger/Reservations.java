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
import org.jspecify.annotations.Nullable;

/**
 * A round of reservations on one ledger, each judged against what the ones before it left. Keeps running sums, so that
 * a round takes time in proportion to its reservations and not to all that is held. Not for use by several threads.
 */
public final class Reservations {
    private final Ledger ledger;
    private final Usage begun;
    private final Sharing sharing;
    private final Map<String, Integer> seats = new HashMap<>();
    private final Map<String, Integer> taken;
    private final Map<String, TenantUse> byTenant;
    private final Map<TaskKey, Holding> made = new LinkedHashMap<>();
    private final RoundCircuits circuits;
    private final Instant now;
    private ResourceVector used;
    private Kept kept = Kept.NOTHING;
    private @Nullable ResourceVector free;

    Reservations(Ledger ledger, Instant now, Sharing sharing) {
        this(ledger, ledger.usage(), now, sharing);
    }

    private Reservations(Ledger ledger, Usage begun, Instant now, Sharing sharing) {
        this.ledger = ledger;
        this.begun = begun;
        this.now = now;
        this.sharing = sharing;
        this.circuits = new RoundCircuits(ledger, now);
        this.taken = new HashMap<>(begun.slots());
        this.byTenant = new HashMap<>(begun.tenants());
        this.used = begun.amount();
    }

    /** Returns a round on the same ledger, in which nothing is given yet. */
    public Reservations again() {
        return new Reservations(ledger, begun, now, sharing);
    }

    /** Returns the ledger that the round began with. */
    public Ledger before() {
        return ledger;
    }

    /** Returns what can still be given to whoever comes. */
    public ResourceVector free() {
        if (free == null) {
            free = free(kept);
        }
        return free;
    }

    /** Returns whether room is held back here, or this tenant has a quota, so that more than what is free counts. */
    public boolean isRestricted(String tenant) {
        return ledger.claim() != null
                || kept.claim() != null
                || sharing.of(tenant).maxSlots() != null;
    }

    /** Returns whether so much more, and one more holding, would fit. */
    public boolean hasRoom(ResourceVector amount) {
        return amount.fitsIn(free()) && ledger.holdings().size() + made.size() < Ledger.MAX_HOLDINGS;
    }

    private ResourceVector free(Kept without) {
        ResourceVector left = ledger.capacity().minusAtMost(used);
        return without.amount().isNone() ? left : left.minusAtMost(without.amount());
    }

    /**
     * Returns the most that a task should be given. More than it needs is not given of what is held back for others.
     *
     * @param min what it needs, of which there is no {@link #shortage}
     */
    public ResourceVector offered(TaskKey task, ResourceVector min) {
        Claim claim = ledger.claim();
        return claim == null || claim.members().contains(task)
                ? free()
                : free().minusAtMost(claim.amount().minusAtMost(kept.amount())).max(min);
    }

    /** Returns the slots of a service that are still free; where its circuit is half open, at most the probe's. */
    public int freeSlots(String serviceId) {
        return freeSlots(serviceId, kept);
    }

    private int freeSlots(String serviceId, Kept without) {
        return freeSlots(serviceId, seats(serviceId), without);
    }

    private int freeSlots(String serviceId, int all, Kept without) {
        int gone = taken.getOrDefault(serviceId, 0) + without.slotsOf(serviceId);
        int free = Math.max(0, all - gone);
        Circuit circuit = circuits.of(serviceId);
        if (circuit.until() == null) {
            return free;
        }
        int admitted = circuit.state(now) == Circuit.State.CLOSED ? free : 1;
        return circuit.admits(now) ? Math.min(free, admitted) : 0;
    }

    /** Returns the slots of a service, free or taken. */
    public int seats(String serviceId) {
        return seats.computeIfAbsent(serviceId, id -> ledger.seats().getOrDefault(id, 0));
    }

    /**
     * Counts the slots of services, as {@link #freeSlots} and {@link #seats} do one by one.
     *
     * @param ids the services, in order
     * @param freeSlots where the free slots of each are added
     * @param allSlots where all slots of each are added
     */
    public void count(List<String> ids, int[] freeSlots, int[] allSlots) {
        FrozenMap<String, Integer>.Cursor cursor =
                FrozenMap.copyOf(ledger.seats()).cursor();
        for (int place = 0; place < allSlots.length; place++) {
            int own = Objects.requireNonNullElse(cursor.find(ids.get(place)), 0);
            allSlots[place] += own;
            freeSlots[place] += freeSlots(ids.get(place), own, kept);
        }
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

    /** Returns whether there is no {@link #shortage}, without telling of it. */
    public boolean isOffered(String tenant, String serviceId, ResourceVector amount) {
        return isRestricted(tenant)
                ? shortage(tenant, serviceId, amount).isEmpty()
                : freeSlots(serviceId) > 0 && hasRoom(amount);
    }

    /** Returns why a tenant's task cannot be given a slot of a service and this much, or empty where it can. */
    public Optional<Shortage> shortage(String tenant, String serviceId, ResourceVector amount) {
        Optional<Shortage> found = shortage(tenant, serviceId, amount, kept);
        Claim claim = kept.claim();
        if (found.isEmpty() || claim == null) {
            return found;
        }
        return shortage(tenant, serviceId, amount, Kept.NOTHING)
                .or(() -> Optional.of(new Shortage.HeldBack(
                        ledger.key().pool(),
                        claim.tenant().equals(tenant) ? claim.owner().id() : null,
                        claim.members().size(),
                        claim.since())));
    }

    private Optional<Shortage> shortage(String tenant, String serviceId, ResourceVector amount, Kept without) {
        if (isAtQuota(tenant, without)) {
            return Optional.of(new Shortage.QuotaReached(
                    ledger.key().pool(),
                    tenant,
                    sharing.of(tenant).slotsOrUnbounded(),
                    use(tenant).slots()));
        }
        Circuit circuit = circuits.of(serviceId);
        if (!circuit.admits(now)) {
            return Optional.of(new Shortage.CircuitOpen(serviceId, circuit));
        }
        if (freeSlots(serviceId, without) == 0) {
            return Optional.of(new Shortage.NoFreeSlot(serviceId, seats(serviceId), taken.getOrDefault(serviceId, 0)));
        }
        ResourceVector left = kept.claim() == null ? free() : free(without);
        if (!amount.fitsIn(left)) {
            return Optional.of(new Shortage.NoResources(ledger.key().pool(), amount, left, ledger.capacity()));
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
        if (!isOffered(tenant, holding.serviceId(), holding.amount())) {
            throw new IllegalStateException(shortage(tenant, holding.serviceId(), holding.amount())
                    .map(Shortage::words)
                    .orElse("there is no room"));
        }
        made.put(holding.task(), holding);
        taken.merge(holding.serviceId(), 1, Integer::sum);
        byTenant.put(tenant, use(tenant).plusSlot(holding.amount()));
        circuits.enter(holding);
        used = used.plus(holding.amount());
        free = null;
    }

    /**
     * Returns whether a tenant's task could have this much on the same slot if a holding were given back. Where tenants
     * share fairly a task takes the place of its own tenant's only: what others have is theirs until they end. Where room is
     * held back, what is given back goes there.
     */
    public boolean fitsInPlaceOf(Holding holding, String tenant, ResourceVector amount) {
        boolean own = holding.task().tenant().equals(tenant);
        if (kept.claim() != null || (!own && (sharing.isFair() || isAtQuota(tenant, kept)))) {
            return false;
        }
        String service = holding.serviceId();
        boolean slot = circuits.of(service).state(now) == Circuit.State.CLOSED
                && taken.getOrDefault(service, 0) <= seats(service);
        return slot && amount.fitsIn(ledger.capacity().minusAtMost(used.minus(holding.amount())));
    }

    /** Counts a holding of this ledger as given back and its slot as given on at once, with this much. */
    public void countOn(Holding holding, String tenant, ResourceVector amount) {
        byTenant.computeIfPresent(holding.task().tenant(), (theirs, use) -> use.minusSlot(holding.amount()));
        byTenant.put(tenant, use(tenant).plusSlot(amount));
        used = used.minus(holding.amount()).plus(amount);
        free = null;
    }

    private boolean isAtQuota(String tenant, Kept without) {
        return sharing.of(tenant).maxSlots() != null
                && use(tenant).slots() + without.quotaOf(tenant)
                        >= sharing.of(tenant).slotsOrUnbounded();
    }

    /** Keeps from everybody what a claim is of, as far as it is free now. It counts in this round only. */
    public void setAside(Claim claim) {
        Map<String, Integer> slots = new HashMap<>();
        claim.slots().forEach((service, count) -> slots.put(service, Math.min(count, freeSlots(service))));
        kept = new Kept(claim, slots, claim.amount().min(free()));
        free = null;
    }

    /**
     * Returns a round on another ledger in place of this one's, in which nothing is kept.
     *
     * @param keepsUse whether tenants hold what they hold by now, whatever the other ledger says
     */
    public Reservations on(Ledger other, boolean keepsUse) {
        Reservations round = new Reservations(other, now, sharing);
        if (keepsUse) {
            round.byTenant.putAll(byTenant);
        }
        return round;
    }

    /**
     * Takes back what this round gave, and returns it; of several, the latest first.
     *
     * @throws IllegalStateException if this round gave the task nothing
     */
    public Holding undo(TaskKey task) {
        Holding holding = made.remove(task);
        if (holding == null) {
            throw new IllegalStateException("task " + task + " was given nothing in this round");
        }
        String tenant = task.tenant();
        taken.merge(holding.serviceId(), -1, Integer::sum);
        byTenant.put(tenant, use(tenant).minusSlot(holding.amount()));
        circuits.undo(holding);
        used = used.minus(holding.amount());
        free = null;
        return holding;
    }

    /** Returns what was given in this round. */
    public List<Holding> made() {
        return List.copyOf(made.values());
    }

    /** Returns the ledger after the round. */
    public Ledger after() {
        return circuits.after(ledger.with(made.values()));
    }
}
