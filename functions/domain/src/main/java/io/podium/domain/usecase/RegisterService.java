package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.Violation;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.Pool;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.task.ShardKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Registers a service, or registers it again, perhaps otherwise than before. */
public final class RegisterService {
    private final Stores stores;
    private final Surroundings surroundings;
    private final SeatService seats;

    public RegisterService(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.seats = new SeatService(stores);
    }

    /**
     * What became of the service.
     *
     * @param service as stored
     * @param created whether it was not registered before
     */
    public record Result(Service service, boolean created) {}

    /**
     * Stores the service, seats it, and wakes the scheduler. Registering the same again counts as a heartbeat.
     *
     * @throws InvalidInputException if it names a pool that does not exist
     * @throws ConflictException if somebody else changes the service at the same time
     */
    public Result run(ServiceSpec spec) {
        requirePools(spec);
        Instant now = surroundings.now();
        Optional<Service> stored = stores.services().find(spec.id());
        Service service = stored.map(before -> before.reregistered(keepingScale(before.spec(), spec), now))
                .orElseGet(() -> Service.registered(spec, now));
        if (!stores.services().store(service)) {
            throw new ConflictException("service " + spec.id() + " was changed by somebody else at the same time");
        }
        if (stored.isEmpty()
                || !seats.areComplete(service)
                || !sameHome(stored.get().spec(), spec)) {
            stored.ifPresent(before -> seats.nowhere(before));
            seats.atHome(service);
        }
        surroundings.queue().wake(wakes(spec));
        return new Result(service, stored.isEmpty());
    }

    /** Returns whether registering this would change what is registered, and not only tell that the service is alive. */
    public boolean isChange(ServiceSpec spec) {
        return stores.services()
                .find(spec.id())
                .map(before ->
                        before.draining() || !keepingScale(before.spec(), spec).equals(before.spec()))
                .orElse(true);
    }

    /** Between its bounds the number of instances of an elastic service is the optimizer's. */
    private static ServiceSpec keepingScale(ServiceSpec before, ServiceSpec wanted) {
        boolean scaled = wanted.scaling().isElastic()
                && before.instances() >= wanted.scaling().minInstances()
                && before.instances() <= wanted.scaling().maxInstances();
        return scaled ? wanted.withInstances(before.instances()) : wanted;
    }

    private static boolean sameHome(ServiceSpec before, ServiceSpec wanted) {
        return before.pool().equals(wanted.pool())
                && before.slots() == wanted.slots()
                && wanted.allowedPools().containsAll(before.allowedPools());
    }

    private void requirePools(ServiceSpec spec) {
        List<Violation> violations = new ArrayList<>();
        if (stores.pools().find(spec.pool()).isEmpty()) {
            violations.add(unknown("pool", spec.pool()));
        }
        for (int i = 0; i < spec.allowedPools().size(); i++) {
            if (stores.pools().find(spec.allowedPools().get(i)).isEmpty()) {
                violations.add(
                        unknown("allowedPools[" + i + "]", spec.allowedPools().get(i)));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private static Violation unknown(String field, String pool) {
        return new Violation(field, "there is no pool \"" + pool + "\". Maybe define it first: PUT /pools/" + pool);
    }

    /** The queues whose tasks the service may run. */
    static List<Wake> wakes(ServiceSpec spec) {
        return shards(spec).stream()
                .map(shard -> new Wake(shard, new TreeSet<>(spec.taskTypes())))
                .toList();
    }

    /** Where tasks for the service may wait: in its pools, and where tasks without a pool wait. */
    static List<ShardKey> shards(ServiceSpec spec) {
        Set<String> pools = new LinkedHashSet<>();
        pools.add(spec.pool());
        pools.addAll(spec.allowedPools());
        pools.add(Pool.DEFAULT_ID);
        return pools.stream().map(ShardKey::of).toList();
    }
}
