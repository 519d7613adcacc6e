package io.podium.domain.allocation;

import io.podium.domain.ledger.Holding;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.service.Service;
import io.podium.domain.task.Lease;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Gives one task after the other its resources and a lease, as far as the fleet has room. */
public final class Allocator {
    private final Fleet fleet;
    private final Instant now;
    private final RandomGenerator random;

    /**
     * @param fleet what there is; reservations are made in it
     * @param now when the leases begin
     * @param random where tokens come from
     */
    public Allocator(Fleet fleet, Instant now, RandomGenerator random) {
        this.fleet = fleet;
        this.now = now;
        this.random = random;
    }

    /**
     * Reserves a slot and resources for a ready task.
     *
     * @param task the task
     * @param serviceId the service that is to run it
     * @param strategy how much, and from where
     * @return the placed task, or empty if the service takes no tasks or has no room for this one
     */
    public Optional<Task> place(Task task, String serviceId, AllocationStrategy strategy) {
        return place(task, serviceId, strategy, Instant.MAX);
    }

    /**
     * Reserves slots and resources for all tasks of a gang, or for none. What they hold is to be looked at at one instant,
     * the earliest at which one of their leases ends, so that what a crash leaves of it is found and given back whole.
     * Where the strategy's amounts for the first leave none for the others, each gets the least that it asked for.
     *
     * @param services the services that are to run them, by task
     * @return the placed tasks, or empty if there is no room for all of them
     */
    public Optional<List<Task>> placeTogether(
            Collection<Task> gang, Map<TaskKey, String> services, AllocationStrategy strategy) {
        Instant look = Instant.MAX;
        for (Task task : gang) {
            Instant end = fleet.service(serviceOf(task, services))
                    .map(service -> now.plus(service.spec().lease()))
                    .orElse(now);
            look = end.isBefore(look) ? end : look;
        }
        Instant earliest = look;
        return partsFor(gang)
                .flatMap(part -> new Allocator(part, now, random)
                                .placeAll(gang, services, strategy, earliest)
                                .or(() -> new Allocator(part, now, random)
                                        .placeAll(gang, services, AllocationStrategies.SMALLEST, earliest))
                                .stream())
                .findFirst();
    }

    /** A gang draws from one ledger, so that one write gives all of it what it needs. */
    private Stream<Fleet> partsFor(Collection<Task> gang) {
        List<ShardKey> shards = fleet.shards().of(ReadyTask.of(gang.iterator().next()));
        return gang.size() == 1 || shards.size() < 2
                ? Stream.of(fleet)
                : shards.stream().map(fleet::within);
    }

    private Optional<List<Task>> placeAll(
            Collection<Task> gang, Map<TaskKey, String> services, AllocationStrategy strategy, Instant look) {
        List<Task> placed = new ArrayList<>();
        for (Task task : gang) {
            Optional<Task> given = place(task, serviceOf(task, services), strategy, look);
            if (given.isEmpty()) {
                Collections.reverse(placed);
                placed.forEach(there -> fleet.undo(there.requireLease().from(), there.key()));
                return Optional.empty();
            }
            placed.add(given.get());
        }
        return Optional.of(placed);
    }

    private static String serviceOf(Task task, Map<TaskKey, String> services) {
        return Objects.requireNonNull(services.get(task.key()), "every task of a gang has a service");
    }

    private Optional<Task> place(Task task, String serviceId, AllocationStrategy strategy, Instant look) {
        Optional<Service> service = fleet.service(serviceId);
        if (service.isEmpty()) {
            return Optional.empty();
        }
        ReadyTask ready = ReadyTask.of(task);
        List<Offer> offers = fleet.offers(ready, service.get());
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        ResourceRequest request = Fleet.requestOf(ready, service.get());
        Grant grant = strategy.grant(request, offers, random);
        Lease lease = lease(task, service.get(), grant);
        Instant end = lease.expiresAt().isBefore(look) ? lease.expiresAt() : look;
        fleet.reserve(
                grant.from(),
                new Holding(task.key(), lease.token(), serviceId, grant.amount(), end, lease.delivered()));
        return Optional.of(task.place(lease));
    }

    private Lease lease(Task task, Service service, Grant grant) {
        return new Lease(
                service.id(),
                grant.from(),
                grant.amount(),
                Token.draw(task.progress().fence() + 1, task.key().tenant(), random),
                service.spec().target().isPushed(),
                now,
                null,
                now.plus(service.spec().lease()),
                null);
    }
}
