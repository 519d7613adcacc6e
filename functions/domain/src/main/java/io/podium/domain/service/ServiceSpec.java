package io.podium.domain.service;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a service registers.
 *
 * @param id the service's name
 * @param taskTypes the types of task that it can run, at least one
 * @param target how its workers get tasks
 * @param instances how many instances it runs, at least 0
 * @param slots tasks that one instance runs at a time, at least 1
 * @param pool the pool that its instances draw resources from
 * @param allowedPools further pools that the optimizer may move instances to
 * @param resources what one instance needs
 * @param ttl a service is alive this long after a heartbeat; zero for one that needs none
 * @param lease how long a worker owns a task before it must be heard of again
 * @param scaling how far the optimizer may change it
 * @param dependsOn ids of services that it calls
 * @param circuit when it has failed so often that it gets nothing for a while
 */
public record ServiceSpec(
        String id,
        List<String> taskTypes,
        Target target,
        int instances,
        int slots,
        String pool,
        List<String> allowedPools,
        ResourceVector resources,
        Duration ttl,
        Duration lease,
        Scaling scaling,
        List<String> dependsOn,
        CircuitRules circuit) {

    /** How long a worker owns a task where nothing else is said. */
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(60);

    /** How long a heartbeat keeps a pull service alive where nothing else is said. */
    public static final Duration DEFAULT_TTL = Duration.ofSeconds(90);

    public ServiceSpec {
        Objects.requireNonNull(id);
        Objects.requireNonNull(target);
        Objects.requireNonNull(pool);
        Objects.requireNonNull(resources);
        Objects.requireNonNull(ttl);
        Objects.requireNonNull(lease);
        Objects.requireNonNull(scaling);
        Objects.requireNonNull(circuit);
        taskTypes = List.copyOf(taskTypes);
        allowedPools = List.copyOf(allowedPools);
        dependsOn = List.copyOf(dependsOn);
        if (taskTypes.isEmpty() || instances < 0 || slots < 1) {
            throw new IllegalArgumentException("service " + id + " has a task type, instances and slots");
        }
    }

    /** Returns a slot's share of an instance's resources: what a task without a request gets. */
    public ResourceVector perSlot() {
        return resources.dividedBy(slots);
    }

    /** Returns the tasks that the service runs at a time. */
    public int seats() {
        return Math.multiplyExact(instances, slots);
    }

    /** Returns the same service with another number of instances. */
    public ServiceSpec withInstances(int newInstances) {
        return new ServiceSpec(
                id,
                taskTypes,
                target,
                newInstances,
                slots,
                pool,
                allowedPools,
                resources,
                ttl,
                lease,
                scaling,
                dependsOn,
                circuit);
    }
}
