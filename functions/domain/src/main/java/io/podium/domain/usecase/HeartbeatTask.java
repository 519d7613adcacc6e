package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.time.Instant;

/** Extends the lease of a worker that says it is alive; the first word of a worker starts the task. */
public final class HeartbeatTask {
    private final Stores stores;
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final AskBackTasks askBack;

    public HeartbeatTask(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.askBack = new AskBackTasks(stores, surroundings);
    }

    /**
     * Extends the lease by the service's lease time. Where the owner would be told to give the task back, the request is
     * looked at again: it is withdrawn if the task that it was made for has got room elsewhere, or would gain nothing.
     *
     * @return the lease as it is now
     * @throws NotFoundException if there is no such task
     * @throws ConflictException if the token is stale or the lease has run out
     */
    public Lease run(String taskId, Token token) {
        return change.run(new TaskKey(token.tenant(), taskId), task -> extend(task, token))
                .after()
                .requireLease();
    }

    private Task extend(Task task, Token token) {
        Lease lease = task.lease();
        if (lease == null || !lease.token().equals(token)) {
            throw new ConflictException(
                    "the token of task " + task.key().id() + " is stale; the task is " + task.status());
        }
        Instant now = surroundings.now();
        if (lease.isExpired(now)) {
            throw new ConflictException("the lease of task " + task.key().id() + " ran out at " + lease.expiresAt());
        }
        Duration extension = stores.services()
                .find(lease.serviceId())
                .map(Service::spec)
                .map(ServiceSpec::lease)
                .orElse(ServiceSpec.DEFAULT_LEASE);
        Task extended = task.start(now, now.plus(extension));
        return lease.preempt() && !askBack.stands(extended) ? extended.kept() : extended;
    }
}
