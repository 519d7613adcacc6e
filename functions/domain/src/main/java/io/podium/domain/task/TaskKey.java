package io.podium.domain.task;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names a task: ids are unique within a tenant.
 *
 * @param tenant who the task belongs to
 * @param id the task's id
 */
public record TaskKey(String tenant, String id) implements Comparable<TaskKey> {
    private static final Comparator<TaskKey> ORDER =
            Comparator.comparing(TaskKey::tenant).thenComparing(TaskKey::id);

    public TaskKey {
        Objects.requireNonNull(tenant);
        Objects.requireNonNull(id);
    }

    @Override
    public int compareTo(TaskKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant + "/" + id;
    }
}
