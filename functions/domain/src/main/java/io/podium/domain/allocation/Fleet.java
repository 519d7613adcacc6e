package io.podium.domain.allocation;

import io.podium.domain.ledger.Claim;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Reservations;
import io.podium.domain.ledger.Shortage;
import io.podium.domain.ledger.TenantUse;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The services that take tasks at one instant, with what the ledgers have left for them. Reservations made through it
 * count at once, and take effect when the ledgers are written. Not for use by several threads.
 */
public final class Fleet {
    private final Roster roster;
    private final Map<ShardKey, Reservations> rounds = new TreeMap<>();
    private final UsualRequests requests = new UsualRequests(this);
    private final ShardOrder shards;
    private final Map<ShardKey, Reservations> everywhere;
    private final List<String> touched;
    private final PlanWeights weights;
    private final Instant now;

    /** A fleet of pools in which no tenant has a quota. */
    public Fleet(Collection<Service> services, Collection<Ledger> ledgers, PlanWeights weights, Instant now) {
        this(services, ledgers, Map.of(), weights, now);
    }

    /**
     * @param services all that may be considered; those that take no tasks at {@code now} are left out
     * @param ledgers the ledgers of their pools, of each those of all its shards
     * @param sharing what tenants may have, by pool; nothing is said of a pool in which no tenant has a quota
     * @param weights the optimizer's shares
     * @param now the instant that is judged by
     */
    public Fleet(
            Collection<Service> services,
            Collection<Ledger> ledgers,
            Map<String, Sharing> sharing,
            PlanWeights weights,
            Instant now) {
        this.roster = new Roster(services, now);
        this.weights = weights;
        this.now = now;
        this.shards = new ShardOrder(ledgers);
        this.touched = new ArrayList<>();
        this.everywhere = rounds;
        for (Ledger ledger : ledgers) {
            Sharing whole = sharing.getOrDefault(ledger.key().pool(), Sharing.DEFAULT);
            rounds.put(ledger.key(), ledger.reservations(now, shards.part(ledger.key(), whole)));
        }
    }

    private Fleet(Fleet like, UnaryOperator<Reservations> change) {
        this.roster = like.roster;
        this.weights = like.weights;
        this.now = like.now;
        this.shards = like.shards;
        this.touched = new ArrayList<>();
        this.everywhere = rounds;
        like.rounds.forEach((key, round) -> rounds.put(key, change.apply(round)));
    }

    private Fleet(Fleet whole, ShardKey shard) {
        this.roster = whole.roster;
        this.weights = whole.weights;
        this.now = whole.now;
        this.shards = whole.shards;
        this.touched = whole.touched;
        this.everywhere = whole.everywhere;
        rounds.put(shard, whole.roundOf(shard));
    }

    /** Returns the part of the fleet that draws from one ledger; what is reserved in either is in both. */
    public Fleet within(ShardKey shard) {
        return new Fleet(this, shard);
    }

    /** Returns in which order the shards of its pools are asked for room. */
    public ShardOrder shards() {
        return shards;
    }

    /**
     * Returns the fleet as it would be on changed ledgers, with nothing set aside.
     *
     * @param keepsUse whether tenants hold what they hold by now, whatever the changed ledgers say
     */
    public Fleet on(UnaryOperator<Ledger> change, boolean keepsUse) {
        return new Fleet(this, round -> round.on(change.apply(round.before()), keepsUse));
    }

    /** Returns the fleet as it was made, with nothing reserved. */
    public Fleet again() {
        return new Fleet(this, Reservations::again);
    }

    /** Returns the ledgers that it was made of. */
    public List<Ledger> ledgers() {
        return rounds.values().stream().map(Reservations::before).toList();
    }

    /** Returns for whom a ledger said that room is held back. */
    public Optional<Claim> claim(ShardKey from) {
        return Optional.ofNullable(roundOf(from).before().claim());
    }

    /** Keeps what is free of a claim from everybody; see {@link Reservations#setAside}. */
    public void setAside(ShardKey from, Claim claim) {
        roundOf(from).setAside(claim);
    }

    /** Returns the types of task that its services run. */
    public Set<String> types() {
        return roster.types();
    }

    /** Returns the services that run a type of task, in order of their ids. */
    public List<Service> ableTo(String type) {
        return roster.ableTo(type);
    }

    /** Returns the service of this id, if it takes tasks. */
    public Optional<Service> service(String id) {
        return roster.service(id);
    }

    /** Returns the services of which a circuit is half open: one task at a time probes whether they work again. */
    public Set<String> halfOpen() {
        Set<String> ids = new TreeSet<>();
        rounds.values().forEach(round -> ids.addAll(round.before().halfOpen(now)));
        return ids;
    }

    /** Returns what a task asks for when this service runs it. */
    public static ResourceRequest requestOf(ReadyTask task, Service service) {
        return task.request() == null ? ResourceRequest.exactly(service.spec().perSlot()) : task.request();
    }

    /**
     * Returns the pools in which the service has a slot, and the resources, for the task now; none for a task that
     * {@link #holds} something already.
     */
    public List<Offer> offers(ReadyTask task, Service service) {
        if (holds(task.key())) {
            return List.of();
        }
        ResourceRequest request = requests.of(task, service);
        return shards.offers(rounds, task, service, request.min(), weights);
    }

    /** Returns whether there are {@link #offers} of this service, for a task that does not {@link #holds hold} any. */
    public boolean isOffered(ReadyTask task, Service service) {
        ResourceRequest request = requests.of(task, service);
        for (Reservations round : rounds.values()) {
            if (mayDraw(task, round.before().key())
                    && round.isOffered(task.key().tenant(), service.id(), request.min())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether there is so much that no service that runs the task lacks resources for it, where nothing but slots
     * and resources counts: then what is reserved for a service changes nothing for the others.
     */
    public boolean isAmple(ReadyTask task) {
        ResourceVector most = requests.largest(task);
        for (Reservations round : rounds.values()) {
            if (mayDraw(task, round.before().key())
                    && (round.isRestricted(task.key().tenant()) || !round.hasRoom(most))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the services for which something was reserved or undone, in order, each as often as it was. */
    public List<String> touched() {
        return Collections.unmodifiableList(touched);
    }

    /** Returns whether the task holds something in any of the ledgers; see {@link Reservations#holds}. */
    public boolean holds(TaskKey task) {
        for (Reservations round : everywhere.values()) {
            if (round.holds(task)) {
                return true;
            }
        }
        return false;
    }

    /** Returns what the service lacks for the task, or empty if it has no slots where the task may draw from. */
    public Optional<Shortage> shortage(ReadyTask task, Service service) {
        ResourceRequest request = requestOf(task, service);
        return rounds.entrySet().stream()
                .filter(entry -> mayDraw(task, entry.getKey())
                        && entry.getValue().before().seats().containsKey(service.id()))
                .flatMap(entry -> entry.getValue().shortage(task.key().tenant(), service.id(), request.min()).stream())
                .findFirst();
    }

    PlanWeights weights() {
        return weights;
    }

    /** Returns the rounds of reservations on the ledgers. */
    Map<ShardKey, Reservations> rounds() {
        return rounds;
    }

    /** Returns the free slots of a service over all pools that the task may draw from. */
    public int freeSlots(ReadyTask task, Service service) {
        int free = 0;
        for (Reservations round : rounds.values()) {
            free += mayDraw(task, round.before().key()) ? round.freeSlots(service.id()) : 0;
        }
        return free;
    }

    /** Returns what a tenant holds by now, over all pools. */
    public TenantUse use(String tenant) {
        TenantUse all = TenantUse.NONE;
        for (Reservations round : rounds.values()) {
            TenantUse use = round.use(tenant);
            all = all.equals(TenantUse.NONE) ? use : all.plus(use);
        }
        return all;
    }

    /** Returns all that the pools have. */
    public ResourceVector capacity() {
        return rounds.values().stream()
                .map(round -> round.before().capacity())
                .reduce(ResourceVector.NONE, ResourceVector::plus);
    }

    /** Returns the slots of a service, free or taken. */
    public int seats(Service service) {
        return rounds.values().stream()
                .mapToInt(round -> round.seats(service.id()))
                .sum();
    }

    /** Returns the slots of a service in one ledger, free or taken. */
    public int seats(Service service, ShardKey from) {
        return roundOf(from).seats(service.id());
    }

    /** Returns the optimizer's share of a service. */
    public double weight(Service service) {
        return weights.of(service.id());
    }

    /** Takes a holding from a ledger of the fleet. */
    public void reserve(ShardKey from, Holding holding) {
        roundOf(from).reserve(holding);
        touched.add(holding.serviceId());
    }

    /** Gives a holding back that was taken from a ledger of the fleet since the fleet was made. */
    public void undo(ShardKey from, TaskKey task) {
        touched.add(roundOf(from).undo(task).serviceId());
    }

    private Reservations roundOf(ShardKey from) {
        Reservations round = rounds.get(from);
        if (round == null) {
            throw new IllegalArgumentException("the fleet has no ledger " + from);
        }
        return round;
    }

    /** Returns whether a task could run on the slot and the resources of a holding if that were given back. */
    public boolean fitsInPlaceOf(ReadyTask task, ShardKey from, Holding holding) {
        Service service = roster.service(holding.serviceId()).orElse(null);
        Reservations round = rounds.get(from);
        return service != null
                && round != null
                && service.spec().taskTypes().contains(task.type())
                && mayDraw(task, from)
                && round.fitsInPlaceOf(
                        holding, task.key().tenant(), requestOf(task, service).min());
    }

    /** Counts a holding that will be given back as the place of a task for which it {@link #fitsInPlaceOf}. */
    public void countOn(ReadyTask task, ShardKey from, Holding holding) {
        roster.service(holding.serviceId()).ifPresent(service -> roundOf(from)
                .countOn(holding, task.key().tenant(), requestOf(task, service).min()));
    }

    /** Returns the rounds in which something was reserved. */
    public List<Reservations> changed() {
        return rounds.values().stream().filter(round -> !round.made().isEmpty()).toList();
    }

    static boolean mayDraw(ReadyTask task, ShardKey from) {
        return !task.pinned() || task.queue().shard().pool().equals(from.pool());
    }
}
