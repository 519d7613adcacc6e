package io.podium.domain.simulation;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;

/**
 * The jobs of one tenant that wait, in the order of the policy. For backfilling there is, beside the order of all, one for
 * each number of processors that jobs take, because the first job that is both narrow and short enough is not to be found
 * fast in the order of all: once the narrow short ones have gone, it holds wide short ones and narrow long ones.
 */
final class ReadyJobs {
    private final JobColumns jobs;
    private final JobTree all;
    private final WaitingNodes nodes;
    private final JobTree[] byWidth;

    ReadyJobs(JobColumns jobs, WaitingNodes nodes) {
        this.jobs = jobs;
        this.all = new JobTree(nodes.all);
        this.nodes = nodes;
        this.byWidth = new JobTree[nodes.widths.length];
        Arrays.setAll(byWidth, width -> new JobTree(nodes.byWidth));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the first job; there must be one. */
    int first() {
        return all.first();
    }

    void forEach(IntConsumer visit) {
        all.forEach(visit);
    }

    void add(int job) {
        all.add(job);
        if (byWidth.length > 0) {
            width(job).add(job);
        }
    }

    void remove(int job) {
        all.remove(job);
        if (byWidth.length > 0) {
            width(job).remove(job);
        }
    }

    /**
     * Returns the first job that either takes at most {@code narrow} processors, or at most {@code most} and has seconds
     * left that are accepted; {@link JobNodes#NONE} if there is none.
     *
     * @param accepts true for fewer seconds wherever it is true for more
     */
    int firstFitting(long narrow, long most, DoublePredicate accepts) {
        int found = JobNodes.NONE;
        for (int i = 0; i < byWidth.length && nodes.widths[i] <= most; i++) {
            boolean any = nodes.widths[i] <= narrow;
            int job = byWidth[i].firstWith(any ? seconds -> seconds < Double.POSITIVE_INFINITY : accepts);
            if (job != JobNodes.NONE && (found == JobNodes.NONE || nodes.byWidth.comesBefore(job, found))) {
                found = job;
            }
        }
        return found;
    }

    private JobTree width(int job) {
        return byWidth[Arrays.binarySearch(nodes.widths, jobs.processors[job])];
    }
}
