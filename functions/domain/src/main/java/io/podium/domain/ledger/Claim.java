package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.TaskKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Room that is held back in one ledger for a task or a gang that needs more than comes free at a time. It is no holding:
 * what is held of it is only what nobody else holds, and it counts for as long as its members are ready and no longer.
 *
 * @param members the task, or all of the gang; the first stands for all
 * @param since when holding back began
 * @param slots how many slots of which service; none while their tenant's quota leaves no place for them
 * @param amount the resources of all members; none while their tenant's quota leaves no place for them
 */
public record Claim(List<TaskKey> members, Instant since, SortedMap<String, Integer> slots, ResourceVector amount) {
    public Claim {
        members = List.copyOf(members);
        Objects.requireNonNull(since);
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
        Objects.requireNonNull(amount);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a claim is of at least one task");
        }
    }

    /** Returns the task, or the one that stands for the gang. */
    public TaskKey owner() {
        return members.get(0);
    }

    /** Returns whose tasks they are. */
    public String tenant() {
        return owner().tenant();
    }

    /** Returns the claim as one that began at another time. */
    public Claim since(Instant began) {
        return new Claim(members, began, slots, amount);
    }
}
