package io.podium.domain.usecase;

import io.podium.domain.port.Wake;
import io.podium.domain.service.Verdict;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The release step: placed tasks that could not be handed over go back to their queues and give back what they held. */
public final class ReleaseTasks {
    private final Stores stores;
    private final Surroundings surroundings;
    private final ChangeTask change;
    private final ReleaseHoldings releaseHoldings;
    private final TellDependents tellDependents;

    public ReleaseTasks(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.change = new ChangeTask(stores, surroundings);
        this.releaseHoldings = new ReleaseHoldings(stores, surroundings);
        this.tellDependents = new TellDependents(stores, surroundings);
    }

    /**
     * Releases the tasks that are still placed under these tokens, since their service did not take them; the others have
     * moved on and are left alone. It counts against the service, and the tasks go elsewhere if they can.
     *
     * @return how many were released
     */
    public int run(Map<TaskKey, Token> placed) {
        return run(placed, Verdict.FAILED);
    }

    private int run(Map<TaskKey, Token> placed, Verdict verdict) {
        List<Task> back = new ArrayList<>();
        List<ReleaseHoldings.Ended> ended = new ArrayList<>();
        for (Task task : stores.tasks().findAll(placed.keySet()).values()) {
            if (task.status() == TaskStatus.PLACED
                    && task.requireLease().token().equals(placed.get(task.key()))) {
                back.add(change.ranked(verdict == Verdict.FAILED ? refused(task) : task.release()));
                ended.add(new ReleaseHoldings.Ended(task.key(), task.requireLease(), verdict));
            }
        }
        return store(back, ended);
    }

    private Task refused(Task task) {
        Duration pause = Backoff.draw(task.progress().refusals(), surroundings.random());
        return task.refused(surroundings.now(), pause);
    }

    private int store(List<Task> back, List<ReleaseHoldings.Ended> ended) {
        List<ReleaseHoldings.Ended> released = new ArrayList<>();
        List<Task> moved = new ArrayList<>();
        Set<QueueKey> queues = new HashSet<>();
        var lost = stores.tasks().store(back);
        for (int i = 0; i < back.size(); i++) {
            if (lost.get(i) == null) {
                released.add(ended.get(i));
                moved.add(back.get(i));
                if (back.get(i).status() == TaskStatus.READY) {
                    queues.add(back.get(i).spec().queue());
                }
            }
        }
        releaseHoldings.run(released);
        tellDependents.of(moved);
        moved.stream()
                .filter(task -> task.dueAt() != null)
                .forEach(task -> WakeLater.at(surroundings, task.spec().queue(), Objects.requireNonNull(task.dueAt())));
        surroundings.queue().wake(Wake.of(queues));
        return released.size();
    }

    /** Releases what was placed on a service and not handed over. */
    int fromService(String serviceId, Collection<TaskKey> keys) {
        Map<TaskKey, Token> placed = new HashMap<>();
        stores.tasks().findAll(keys).values().forEach(task -> {
            if (task.status() == TaskStatus.PLACED
                    && task.requireLease().serviceId().equals(serviceId)) {
                placed.put(task.key(), task.requireLease().token());
            }
        });
        return run(placed, Verdict.UNTOLD);
    }
}
