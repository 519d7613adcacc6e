package io.podium.domain.task;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A task's ties to other tasks of its tenant.
 *
 * @param waitingFor ids that it depends on and that have not finished
 * @param dependents ids that depend on it
 */
public record Links(SortedSet<String> waitingFor, SortedSet<String> dependents) {

    /** The most tasks that may depend on one. */
    public static final int MAX_DEPENDENTS = 1_000;

    public Links {
        waitingFor = new TreeSet<>(waitingFor);
        dependents = new TreeSet<>(dependents);
    }

    static Links waitingFor(Set<String> parents) {
        return new Links(new TreeSet<>(parents), new TreeSet<>());
    }

    Links without(String parent) {
        SortedSet<String> left = new TreeSet<>(waitingFor);
        left.remove(parent);
        return new Links(left, dependents);
    }

    Links with(Collection<String> more) {
        SortedSet<String> all = new TreeSet<>(dependents);
        all.addAll(more);
        return new Links(waitingFor, all);
    }
}
