package io.podium.benchmark.decision;

import io.podium.domain.task.ReadyTask;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Ready tasks, the one of the smallest rank first. A heap with eight children a node (Johnson, "Priority queues with update
 * and finding minimum spanning trees", 1975), whose ranks stand side by side, because a queue of a million tasks does
 * not fit the processor's caches otherwise.
 */
final class ReadyHeap {
    private static final int CHILDREN = 8;

    private double[] ranks = new double[CHILDREN];
    private @Nullable ReadyTask[] tasks = new @Nullable ReadyTask[CHILDREN];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(ReadyTask task) {
        if (size == tasks.length) {
            ranks = Arrays.copyOf(ranks, 2 * size);
            tasks = Arrays.copyOf(tasks, 2 * size);
        }
        int node = size++;
        put(node, task.rank().value(), task);
        while (node > 0 && isBefore(node, parent(node))) {
            swap(node, parent(node));
            node = parent(node);
        }
    }

    /** Takes out the first task; there must be one. */
    ReadyTask remove() {
        ReadyTask first = at(0);
        size--;
        put(0, ranks[size], at(size));
        tasks[size] = null;
        int node = 0;
        for (int child = firstChild(node); child > 0 && isBefore(child, node); child = firstChild(node)) {
            swap(child, node);
            node = child;
        }
        return first;
    }

    /** Returns the child that goes before the others, or 0 where there is none. */
    private int firstChild(int node) {
        int child = CHILDREN * node + 1;
        int first = child < size ? child : 0;
        for (int other = child + 1; other < Math.min(size, child + CHILDREN); other++) {
            first = isBefore(other, first) ? other : first;
        }
        return first;
    }

    private boolean isBefore(int one, int other) {
        return ranks[one] < ranks[other]
                || (ranks[one] == ranks[other]
                        && at(one).key().compareTo(at(other).key()) < 0);
    }

    private static int parent(int node) {
        return (node - 1) / CHILDREN;
    }

    private void swap(int one, int other) {
        double rank = ranks[one];
        ReadyTask task = at(one);
        put(one, ranks[other], at(other));
        put(other, rank, task);
    }

    private void put(int node, double rank, ReadyTask task) {
        ranks[node] = rank;
        tasks[node] = task;
    }

    private ReadyTask at(int node) {
        ReadyTask task = tasks[node];
        if (task == null) {
            throw new NoSuchElementException("the queue is empty");
        }
        return task;
    }
}
