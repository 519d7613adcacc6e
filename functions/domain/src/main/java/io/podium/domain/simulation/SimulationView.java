package io.podium.domain.simulation;

import java.util.function.IntConsumer;

/** What the scheduler knows in the middle of a run. Jobs go by their number in the workload. */
public interface SimulationView {

    /** Visits the jobs that wait, in the order of the policy. */
    void forEachWaiting(IntConsumer visit);

    /** Visits the jobs that run, the one that will end first before the others. */
    void forEachRunning(IntConsumer visit);

    /** Returns the rank of a waiting job. */
    double rank(int job);

    /** Returns the seconds that a waiting job is thought to run yet. */
    double waitingSeconds(int job);

    /** Returns the seconds that a running job is thought to run yet; negative for one that is overdue. */
    double runningSeconds(int job);
}
