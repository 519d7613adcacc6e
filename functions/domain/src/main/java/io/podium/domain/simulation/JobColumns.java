package io.podium.domain.simulation;

import java.util.List;

/** What changes or is asked for often of the jobs of a workload, by their number. */
final class JobColumns {
    /** The seconds that are left to run, as of the last time that the job began to wait. */
    final double[] left;

    /** The place in the queue as of the last time that the job began to wait. */
    final double[] rank;

    /** When the job ends, or would if it went on; known once it has begun. */
    final double[] finish;

    /** What is thought to be left, where that is not known; else {@link #left} itself. */
    final double[] believedLeft;

    /** When the job is thought to end; {@link #finish} itself where that is known. */
    final double[] believedFinish;

    final int[] processors;

    JobColumns(List<Job> jobs) {
        left = jobs.stream().mapToDouble(Job::seconds).toArray();
        boolean known = jobs.stream().allMatch(job -> job.expectedSeconds() == job.seconds());
        believedLeft =
                known ? left : jobs.stream().mapToDouble(Job::expectedSeconds).toArray();
        processors = jobs.stream().mapToInt(Job::processors).toArray();
        rank = new double[jobs.size()];
        finish = new double[jobs.size()];
        believedFinish = known ? finish : new double[jobs.size()];
    }

    /** Returns whether the scheduler knows how long jobs run. */
    boolean areKnown() {
        return finish == believedFinish;
    }
}
