package io.podium.domain.task;

import java.util.Objects;

/**
 * Names a task: ids are unique within a tenant.
 *
 * @param tenant who the task belongs to
 * @param id the task's id
 */
public record TaskKey(String tenant, String id) implements Comparable<TaskKey> {
    public TaskKey {
        Objects.requireNonNull(tenant);
        Objects.requireNonNull(id);
    }

    @Override
    public int compareTo(TaskKey other) {
        int byTenant = tenant.compareTo(other.tenant);
        return byTenant != 0 ? byTenant : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return tenant + "/" + id;
    }
}
