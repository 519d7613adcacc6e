package io.podium.domain.simulation;

import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;

/** Jobs in order, with questions about them that take the logarithm of their number. */
final class JobTree {
    private final JobNodes nodes;
    private int root = JobNodes.NONE;
    private int size;

    JobTree(JobNodes nodes) {
        this.nodes = nodes;
    }

    void add(int job) {
        root = nodes.with(root, job);
        size++;
    }

    void remove(int job) {
        root = nodes.without(root, job);
        size--;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the first job; there must be one. */
    int first() {
        int job = root;
        while (nodes.left[job] != JobNodes.NONE) {
            job = nodes.left[job];
        }
        return job;
    }

    /** Returns the last job; there must be one. */
    int last() {
        int job = root;
        while (nodes.right[job] != JobNodes.NONE) {
            job = nodes.right[job];
        }
        return job;
    }

    /** Visits all jobs in order. */
    void forEach(IntConsumer visit) {
        int[] above = new int[size + 1];
        int depth = 0;
        int job = root;
        while (job != JobNodes.NONE || depth > 0) {
            while (job != JobNodes.NONE) {
                above[depth++] = job;
                job = nodes.left[job];
            }
            int next = above[--depth];
            visit.accept(next);
            job = nodes.right[next];
        }
    }

    /**
     * Returns the first job whose seconds are accepted, or {@link JobNodes#NONE}.
     *
     * @param accepts true for fewer seconds wherever it is true for more
     */
    int firstWith(DoublePredicate accepts) {
        if (root == JobNodes.NONE || !accepts.test(nodes.shortest(root))) {
            return JobNodes.NONE;
        }
        int job = root;
        while (true) {
            int left = nodes.left[job];
            if (left != JobNodes.NONE && accepts.test(nodes.shortest(left))) {
                job = left;
            } else if (accepts.test(nodes.seconds(job))) {
                return job;
            } else {
                job = nodes.right[job];
            }
        }
    }

    /**
     * Returns the sum of the processors of the jobs whose key is accepted.
     *
     * @param accepts true for greater keys wherever it is true for smaller ones
     */
    long processorsOfLast(DoublePredicate accepts) {
        long sum = 0;
        int job = root;
        while (job != JobNodes.NONE) {
            if (accepts.test(nodes.key[job])) {
                sum += nodes.processors(job) + nodes.total(nodes.right[job]);
                job = nodes.left[job];
            } else {
                job = nodes.right[job];
            }
        }
        return sum;
    }

    /** Returns the smallest key such that the jobs up to it take at least so many processors; all together must. */
    double keyReaching(long processors) {
        long missing = processors;
        int job = root;
        while (true) {
            long left = nodes.total(nodes.left[job]);
            if (missing <= left) {
                job = nodes.left[job];
            } else if (missing <= left + nodes.processors(job)) {
                return nodes.key[job];
            } else {
                missing -= left + nodes.processors(job);
                job = nodes.right[job];
            }
        }
    }
}
