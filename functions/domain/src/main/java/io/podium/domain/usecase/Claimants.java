package io.podium.domain.usecase;

import io.podium.domain.ledger.Claim;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.port.Wake;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows for whom ledgers hold room back. A claim counts for as long as all of its tasks wait, whatever ended them. */
final class Claimants {
    private final Stores stores;
    private final Surroundings surroundings;

    Claimants(Stores stores, Surroundings surroundings) {
        this.stores = stores;
        this.surroundings = surroundings;
    }

    /** Returns the tasks of the claims that count, by ledger. Reads nothing where there is no claim. */
    Map<ShardKey, List<ReadyTask>> of(Collection<Ledger> ledgers) {
        List<TaskKey> keys = claims(ledgers)
                .flatMap(claim -> claim.members().stream())
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<TaskKey, Task> tasks = stores.tasks().findAll(keys);
        Map<ShardKey, List<ReadyTask>> standing = new HashMap<>();
        for (Ledger ledger : ledgers) {
            Claim claim = ledger.claim();
            if (claim != null && claim.members().stream().allMatch(key -> isWaiting(tasks.get(key), claim))) {
                standing.put(
                        ledger.key(),
                        claim.members().stream()
                                .map(key -> ReadyTask.of(Objects.requireNonNull(tasks.get(key))))
                                .toList());
            }
        }
        return standing;
    }

    /** Drops the claim of a ledger if it does not count, and wakes those who wait there. */
    void dropIfVoid(ShardKey key) {
        Ledger ledger = stores.ledgers().find(key);
        if (ledger.claim() == null || !of(List.of(ledger)).isEmpty()) {
            return;
        }
        Set<QueueKey> waiters = new HashSet<>();
        stores.ledgers().change(key, found -> {
            boolean isSame = Objects.equals(found.claim(), ledger.claim());
            waiters.clear();
            waiters.addAll(isSame ? found.waiters() : Set.of());
            return isSame ? found.withClaim(null).withoutWaiters() : found;
        });
        surroundings.queue().wake(Wake.of(waiters));
    }

    private static Stream<Claim> claims(Collection<Ledger> ledgers) {
        return ledgers.stream().flatMap(ledger -> Stream.ofNullable(ledger.claim()));
    }

    private static boolean isWaiting(@Nullable Task task, Claim claim) {
        return task != null
                && task.status() == TaskStatus.READY
                && task.gathering().isPresent() == claim.members().size() > 1;
    }
}
