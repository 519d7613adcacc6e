package io.podium.domain.simulation;

import java.util.Arrays;

/** What the trees of waiting jobs stand on, one for all tenants, since a job waits in one tenant's line only. */
final class WaitingNodes {
    final JobNodes all;
    final JobNodes byWidth;

    /** The numbers of processors that jobs take, in order; none where nothing is backfilled. */
    final int[] widths;

    WaitingNodes(JobColumns jobs, Backfill backfill) {
        all = new JobNodes(jobs.rank, jobs.believedLeft, jobs.processors);
        widths = backfill == Backfill.NONE
                ? new int[0]
                : Arrays.stream(jobs.processors).sorted().distinct().toArray();
        byWidth = widths.length == 0
                ? new JobNodes(new double[0], new double[0], new int[0])
                : new JobNodes(jobs.rank, jobs.believedLeft, jobs.processors);
    }
}
