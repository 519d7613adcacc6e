package io.podium.domain.usecase;

import io.podium.domain.NotFoundException;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Moves one task, reading it afresh as often as somebody else moves it in between. */
final class ChangeTask {
    private static final int TRIES = 100;

    private final Stores stores;
    private final RankTask rank;
    private final Gangs gangs;

    ChangeTask(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.rank = new RankTask(stores, surroundings);
        this.gangs = new Gangs(stores, surroundings);
    }

    /**
     * A move that was made.
     *
     * @param before the task as it was read
     * @param after the task as it is stored; the same object where the move changed nothing
     */
    record Moved(Task before, Task after) {}

    /**
     * Applies a move.
     *
     * @param move returns the task after the move, or the task itself for no change; it may be called several times
     * @throws NotFoundException if there is no such task
     * @throws StoreUnavailableException if others change the task all the time
     */
    Moved run(TaskKey key, UnaryOperator<Task> move) {
        return runIfPresent(key, move).orElseThrow(() -> new NotFoundException("task", key.id()));
    }

    /** Applies a move; see {@link #run}. Empty if there is no such task. */
    Optional<Moved> runIfPresent(TaskKey key, UnaryOperator<Task> move) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Task> found = stores.tasks().find(key);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Task before = found.get();
            Task moved = move.apply(before);
            if (moved.version() == before.version()) {
                return Optional.of(new Moved(before, before));
            }
            Task after = ranked(moved);
            if (store(after)) {
                return Optional.of(new Moved(before, after));
            }
        }
        throw new StoreUnavailableException("task " + key + " is being changed by others all the time", null);
    }

    /** A task that enters the ready queue is ranked by the rules of the pool as they are now. */
    Task ranked(Task task) {
        return rank.of(task);
    }

    /** A member of a gang that ends before the gang has started takes the others with it. */
    private boolean store(Task after) {
        boolean endsGang = after.status().isFinal() && after.gathering().isPresent();
        return endsGang ? gangs.end(after) : stores.tasks().store(after);
    }
}
