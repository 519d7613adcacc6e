package io.podium.domain.simulation;

import java.util.Arrays;

/**
 * The nodes of treaps over jobs (Seidel and Aragon, "Randomized search trees", 1996), one for each job, in columns. Jobs
 * are in order of their key, those with equal keys in order of their number; each node knows the shortest job and
 * the sum of the processors below it. A job is in one tree at a time.
 */
final class JobNodes {
    static final int NONE = -1;

    final double[] key;
    final int[] left;
    final int[] right;
    private final double[] seconds;
    private final int[] processors;
    private final double[] shortest;
    private final long[] total;
    private int below = NONE;
    private int above = NONE;

    /**
     * @param key the jobs' keys, which change only while a job is in no tree
     * @param seconds what is left of the jobs, which changes only while a job is in no tree
     * @param processors how many processors the jobs take
     */
    JobNodes(double[] key, double[] seconds, int[] processors) {
        this.key = key;
        this.seconds = seconds;
        this.processors = processors;
        left = filled(key.length);
        right = filled(key.length);
        shortest = new double[key.length];
        total = new long[key.length];
    }

    /** Returns the shortest job's seconds in a tree, infinite in an empty one. */
    double shortest(int root) {
        return root == NONE ? Double.POSITIVE_INFINITY : shortest[root];
    }

    /** Returns the sum of the processors in a tree. */
    long total(int root) {
        return root == NONE ? 0 : total[root];
    }

    double seconds(int job) {
        return seconds[job];
    }

    int processors(int job) {
        return processors[job];
    }

    boolean comesBefore(int job, int other) {
        return key[job] < key[other] || (key[job] == key[other] && job < other);
    }

    /** Returns the tree with a job added that was in none. */
    int with(int root, int job) {
        if (root == NONE || weight(job) > weight(root)) {
            split(root, job);
            left[job] = below;
            right[job] = above;
            return updated(job);
        }
        if (comesBefore(job, root)) {
            left[root] = with(left[root], job);
        } else {
            right[root] = with(right[root], job);
        }
        return updated(root);
    }

    /** Returns the tree without a job that is in it. */
    int without(int root, int job) {
        if (root == job) {
            int rest = merged(left[job], right[job]);
            left[job] = NONE;
            right[job] = NONE;
            return rest;
        }
        if (comesBefore(job, root)) {
            left[root] = without(left[root], job);
        } else {
            right[root] = without(right[root], job);
        }
        return updated(root);
    }

    private void split(int root, int job) {
        if (root == NONE) {
            below = NONE;
            above = NONE;
        } else if (comesBefore(root, job)) {
            split(right[root], job);
            right[root] = below;
            below = updated(root);
        } else {
            split(left[root], job);
            left[root] = above;
            above = updated(root);
        }
    }

    private int merged(int first, int second) {
        if (first == NONE || second == NONE) {
            return first == NONE ? second : first;
        }
        if (weight(first) > weight(second)) {
            right[first] = merged(right[first], second);
            return updated(first);
        }
        left[second] = merged(first, left[second]);
        return updated(second);
    }

    private int updated(int root) {
        int l = left[root];
        int r = right[root];
        shortest[root] = Math.min(seconds[root], Math.min(shortest(l), shortest(r)));
        total[root] = processors[root] + total(l) + total(r);
        return root;
    }

    /** Chance is what balances a treap; mixing the bits of the number does as well and is the same in every run. */
    private static int weight(int job) {
        int mixed = (job ^ (job >>> 16)) * 0x7feb352d;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
        return mixed ^ (mixed >>> 16);
    }

    private static int[] filled(int length) {
        int[] links = new int[length];
        Arrays.fill(links, NONE);
        return links;
    }
}
