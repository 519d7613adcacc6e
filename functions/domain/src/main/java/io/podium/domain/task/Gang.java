package io.podium.domain.task;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Tasks of one tenant that start together: all of them get their slots and resources in one step, or none does.
 *
 * @param tenant whose
 * @param id the gang's id, unique within the tenant
 * @param members the ids of its tasks, in order, {@link #MIN_SIZE} to {@link #MAX_SIZE}
 */
public record Gang(String tenant, String id, List<String> members) {

    /** The fewest tasks of a gang. */
    public static final int MIN_SIZE = 2;

    /** The most tasks of a gang, so that they are written in one transaction and read in one call. */
    public static final int MAX_SIZE = 50;

    public Gang {
        Objects.requireNonNull(tenant);
        Objects.requireNonNull(id);
        members = List.copyOf(new TreeSet<>(members));
        if (members.size() < MIN_SIZE || members.size() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a gang has " + MIN_SIZE + " to " + MAX_SIZE + " tasks, not " + members.size());
        }
    }

    /** Returns the names of its tasks, in order. */
    public List<TaskKey> keys() {
        return members.stream().map(member -> new TaskKey(tenant, member)).toList();
    }
}
