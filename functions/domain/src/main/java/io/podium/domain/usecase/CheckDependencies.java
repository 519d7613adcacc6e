package io.podium.domain.usecase;

import io.podium.domain.ledger.Ledger;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.task.ShardKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how the services stand that a service depends on, as they are when it is asked. */
public final class CheckDependencies {
    private final Stores stores;
    private final Surroundings surroundings;

    public CheckDependencies(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /** How a service stands that another depends on. */
    public enum State {
        /** It takes tasks. */
        ALIVE,
        /** It finishes what it has. */
        DRAINING,
        /** It was not heard of within its time to live. */
        LAPSED,
        /** No such service is registered. */
        UNKNOWN,
        /** It has failed so often that it gets no or only single tasks. */
        CIRCUIT_OPEN
    }

    /**
     * A service that another depends on.
     *
     * @param serviceId the service
     * @param state how it stands
     * @param warning what is wrong with it, or null if nothing is
     */
    public record Dependency(
            String serviceId, State state, @Nullable String warning) {}

    /** Returns the dependencies of a service, in the order in which it named them. */
    public List<Dependency> of(ServiceSpec spec) {
        if (spec.dependsOn().isEmpty()) {
            return List.of();
        }
        Map<String, Service> services = stores.services().findAll(spec.dependsOn());
        Map<ShardKey, Ledger> ledgers = Sources.ledgers(stores, services.values());
        Instant now = surroundings.now();
        return spec.dependsOn().stream()
                .distinct()
                .map(id -> judge(id, services.get(id), ledgers.values(), now))
                .collect(Collectors.toList());
    }

    private static Dependency judge(String id, @Nullable Service service, Collection<Ledger> ledgers, Instant now) {
        if (service == null) {
            return warned(id, State.UNKNOWN, "is not registered");
        }
        if (!service.isAlive(now)) {
            return warned(id, State.LAPSED, "has lapsed: it was last heard of at " + service.heartbeatAt());
        }
        if (service.draining()) {
            return warned(id, State.DRAINING, "is draining");
        }
        Optional<Circuit> open = ledgers.stream()
                .map(ledger -> ledger.circuit(id))
                .filter(circuit -> circuit.state(now) != Circuit.State.CLOSED)
                .max(Comparator.comparing(Circuit::failures));
        return open.map(circuit -> warned(
                        id,
                        State.CIRCUIT_OPEN,
                        "has failed " + circuit.failures() + " times in a row, and gets no or only single tasks"))
                .orElseGet(() -> new Dependency(id, State.ALIVE, null));
    }

    private static Dependency warned(String id, State state, String words) {
        return new Dependency(id, state, "service " + id + ", which it depends on, " + words);
    }
}
