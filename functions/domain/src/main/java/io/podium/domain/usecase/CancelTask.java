package io.podium.domain.usecase;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.List;

/** Cancels a task wherever it stands; a worker that runs it finds its token stale. */
public final class CancelTask {
    static final String REASON = "cancelled on request";

    private final Stores stores;
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final ReleaseHoldings releaseHoldings;
    private final TellDependents tellDependents;
    private final Claimants claimants;

    public CancelTask(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.releaseHoldings = new ReleaseHoldings(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
        this.claimants = new Claimants(stores, surroundings);
    }

    /**
     * Cancels the task; cancelling it again changes nothing.
     *
     * @throws NotFoundException if there is no such task
     * @throws ConflictException if the task has ended otherwise
     */
    public Task run(TaskKey key) {
        ChangeTask.Moved moved = change.run(
                key, task -> task.status() == TaskStatus.CANCELLED ? task : task.cancel(surroundings.now(), REASON));
        if (moved.before().lease() != null) {
            releaseHoldings.run(
                    List.of(new ReleaseHoldings.Ended(key, moved.before().requireLease())));
        }
        if (moved.before().status() == TaskStatus.READY) {
            String pool = moved.before().spec().shard().pool();
            stores.pools().find(pool).ifPresent(found -> Sources.shardsOf(found).forEach(claimants::dropIfVoid));
        }
        if (moved.before().version() != moved.after().version()) {
            tellDependents.of(List.of(moved.after()));
        }
        return moved.after();
    }
}
