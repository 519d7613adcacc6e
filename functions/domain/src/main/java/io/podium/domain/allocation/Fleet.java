package io.podium.domain.allocation;

import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Reservations;
import io.podium.domain.ledger.Shortage;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.service.Service;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The services that take tasks at one instant, with what the ledgers have left for them. Reservations made through it
 * count at once, and take effect when the ledgers are written. Not for use by several threads.
 */
public final class Fleet {
    private final Map<String, Service> services = new TreeMap<>();
    private final Map<String, List<Service>> byType = new HashMap<>();
    private final Map<ShardKey, Reservations> rounds = new TreeMap<>();
    private final PlanWeights weights;

    /**
     * @param services all that may be considered; those that take no tasks at {@code now} are left out
     * @param ledgers the ledgers of their pools
     * @param weights the optimizer's shares
     * @param now the instant that is judged by
     */
    public Fleet(Collection<Service> services, Collection<Ledger> ledgers, PlanWeights weights, Instant now) {
        this.weights = weights;
        for (Service service : services) {
            if (service.takesTasks(now)) {
                this.services.put(service.id(), service);
            }
        }
        this.services.values().forEach(service -> service.spec().taskTypes().forEach(type -> byType.computeIfAbsent(
                        type, any -> new ArrayList<>())
                .add(service)));
        ledgers.forEach(ledger -> rounds.put(ledger.key(), ledger.reservations()));
    }

    /** Returns the types of task that its services run. */
    public Set<String> types() {
        return Set.copyOf(byType.keySet());
    }

    /** Returns the services that run a type of task, in order of their ids. */
    public List<Service> ableTo(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Returns the service of this id, if it takes tasks. */
    public Optional<Service> service(String id) {
        return Optional.ofNullable(services.get(id));
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
        ResourceRequest request = requestOf(task, service);
        List<Offer> offers = new ArrayList<>();
        rounds.forEach((key, round) -> {
            if (mayDraw(task, key)
                    && round.shortage(service.id(), request.min()).isEmpty()) {
                offers.add(
                        new Offer(key, round.free(), round.before().capacity(), weights.of(service.id(), key.pool())));
            }
        });
        return offers;
    }

    /** Returns whether the task holds something in any of the ledgers; see {@link Reservations#holds}. */
    public boolean holds(TaskKey task) {
        return rounds.values().stream().anyMatch(round -> round.holds(task));
    }

    /** Returns what the service lacks for the task, or empty if it has no slots where the task may draw from. */
    public Optional<Shortage> shortage(ReadyTask task, Service service) {
        ResourceRequest request = requestOf(task, service);
        return rounds.entrySet().stream()
                .filter(entry -> mayDraw(task, entry.getKey())
                        && entry.getValue().before().seats().containsKey(service.id()))
                .flatMap(entry -> entry.getValue().shortage(service.id(), request.min()).stream())
                .findFirst();
    }

    /** Returns the free slots of a service over all pools that the task may draw from. */
    public int freeSlots(ReadyTask task, Service service) {
        return rounds.entrySet().stream()
                .filter(entry -> mayDraw(task, entry.getKey()))
                .mapToInt(entry -> entry.getValue().freeSlots(service.id()))
                .sum();
    }

    /** Returns the slots of a service, free or taken. */
    public int seats(Service service) {
        return rounds.values().stream()
                .mapToInt(round -> round.before().seats().getOrDefault(service.id(), 0))
                .sum();
    }

    /** Returns the optimizer's share of a service. */
    public double weight(Service service) {
        return weights.of(service.id());
    }

    /** Takes a holding from a ledger of the fleet. */
    public void reserve(ShardKey from, Holding holding) {
        roundOf(from).reserve(holding);
    }

    /** Gives a holding back that was taken from a ledger of the fleet since the fleet was made. */
    public void undo(ShardKey from, TaskKey task) {
        roundOf(from).undo(task);
    }

    private Reservations roundOf(ShardKey from) {
        Reservations round = rounds.get(from);
        if (round == null) {
            throw new IllegalArgumentException("the fleet has no ledger " + from);
        }
        return round;
    }

    /** Returns the rounds in which something was reserved. */
    public List<Reservations> changed() {
        return rounds.values().stream().filter(round -> !round.made().isEmpty()).toList();
    }

    private static boolean mayDraw(ReadyTask task, ShardKey from) {
        return !task.pinned() || task.queue().shard().pool().equals(from.pool());
    }
}
