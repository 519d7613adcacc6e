package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.Service;
import io.podium.domain.service.Target;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands placed tasks to a worker of a pull service. A worker that asks for more than is placed is itself the best reason
 * to schedule, so the step runs at once rather than when the queue gets to it; not, though, where it got some and no ledger
 * knows of anybody who waits.
 */
public final class LeaseTasks {
    /** The most tasks that one call hands out. */
    public static final int MAX_TASKS = 100;

    private static final Comparator<Task> ORDER = Comparator.<Task>comparingDouble(
                    task -> task.rank().value())
            .thenComparing(Task::submittedAt)
            .thenComparing(Task::key);

    private final Stores stores;
    private final Surroundings surroundings;
    private final ScheduleTasks schedule;
    private final AllocateResources allocate;
    private final HeartbeatService heartbeat;

    public LeaseTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.schedule = new ScheduleTasks(stores, surroundings);
        this.allocate = new AllocateResources(stores, surroundings);
        this.heartbeat = new HeartbeatService(stores, surroundings);
    }

    /**
     * Hands out tasks; asking counts as a heartbeat of the service.
     *
     * @param serviceId the worker's service
     * @param max at most this many, 1 to {@link #MAX_TASKS}
     * @return running tasks with their leases; fewer than asked where there is no more
     * @throws NotFoundException if there is no such service
     * @throws ConflictException if the service does not pull
     */
    public List<Task> run(String serviceId, int max) {
        Service service = heartbeat.ifDue(serviceId);
        if (!(service.spec().target() instanceof Target.Pull)) {
            throw new ConflictException("service " + serviceId + " has a target of type "
                    + service.spec().target().type() + " and leases no tasks");
        }
        HandedOver first = handOver(service, max);
        List<Task> leased = new ArrayList<>(first.tasks());
        boolean mayGetMore = leased.isEmpty() || first.othersWait();
        if (leased.size() < max && mayGetMore && service.takesTasks(surroundings.now())) {
            List<Assignment> assignments = schedule.runFor(service, max - leased.size());
            if (!allocate.run(assignments).placed().isEmpty()) {
                leased.addAll(handOver(service, max - leased.size()).tasks());
            }
        }
        return leased;
    }

    /**
     * What was handed over.
     *
     * @param othersWait whether a ledger knows of somebody who waits for room
     */
    private record HandedOver(List<Task> tasks, boolean othersWait) {}

    private HandedOver handOver(Service service, int max) {
        Instant now = surroundings.now();
        Map<ShardKey, Ledger> ledgers = Sources.ledgers(stores, List.of(service));
        List<Holding> waiting = ledgers.values().stream()
                .flatMap(ledger -> ledger.heldBy(service.id()).stream())
                .filter(holding -> !holding.delivered() && now.isBefore(holding.expiresAt()))
                .toList();
        Instant until = now.plus(service.spec().lease());
        List<Task> starting = placedUnder(waiting, max).stream()
                .map(task -> task.start(now, until))
                .toList();
        List<@Nullable Task> lost = stores.tasks().store(starting, surroundings.mark());
        List<Task> started = new ArrayList<>();
        for (int i = 0; i < starting.size(); i++) {
            if (lost.get(i) == null) {
                started.add(starting.get(i));
            }
        }
        markDelivered(started);
        boolean othersWait =
                ledgers.values().stream().anyMatch(ledger -> !ledger.waiters().isEmpty() || ledger.claim() != null);
        return new HandedOver(started, othersWait);
    }

    /**
     * Returns the first tasks, in the order of their queue, that wait under these holdings; one that a crash left may have
     * no task under it.
     */
    private List<Task> placedUnder(List<Holding> waiting, int max) {
        Map<TaskKey, Task> found =
                stores.tasks().findAll(waiting.stream().map(Holding::task).toList());
        return waiting.stream()
                .flatMap(holding ->
                        Optional.ofNullable(found.get(holding.task()))
                                .filter(task -> isPlacedUnder(task, holding))
                                .stream())
                .sorted(ORDER)
                .limit(max)
                .toList();
    }

    /** Notes in the ledgers what was handed over, so that nobody looks at it again before the lease runs out. */
    private void markDelivered(List<Task> started) {
        Set<ShardKey> keys = new LinkedHashSet<>();
        started.forEach(task -> keys.add(task.requireLease().from()));
        for (ShardKey key : keys) {
            stores.ledgers().change(key, ledger -> {
                List<Holding> delivered = new ArrayList<>();
                for (Task task : started) {
                    ledger.find(task.key(), task.requireLease().token())
                            .ifPresent(holding -> delivered.add(
                                    holding.deliveredUntil(task.requireLease().expiresAt())));
                }
                return ledger.with(delivered);
            });
        }
    }

    private static boolean isPlacedUnder(Task task, Holding holding) {
        return task.status() == TaskStatus.PLACED && task.requireLease().token().equals(holding.token());
    }
}
