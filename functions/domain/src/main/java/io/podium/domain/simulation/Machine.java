package io.podium.domain.simulation;

import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;

/** The processors, and the jobs that run on them. */
final class Machine {
    private final JobColumns jobs;
    private final JobTree running;
    private final JobTree believed;
    private final int servers;
    private int free;

    Machine(JobColumns jobs, int servers) {
        this.jobs = jobs;
        this.running = new JobTree(new JobNodes(jobs.finish, jobs.left, jobs.processors));
        this.believed = jobs.areKnown()
                ? running
                : new JobTree(new JobNodes(jobs.believedFinish, jobs.believedLeft, jobs.processors));
        this.servers = servers;
        this.free = servers;
    }

    int free() {
        return free;
    }

    int inUse() {
        return servers - free;
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    boolean fits(int job) {
        return jobs.processors[job] <= free;
    }

    void start(int job, double now) {
        jobs.finish[job] = now + jobs.left[job];
        jobs.believedFinish[job] = now + jobs.believedLeft[job];
        running.add(job);
        if (believed != running) {
            believed.add(job);
        }
        free -= jobs.processors[job];
    }

    /** Returns when the next job ends if nothing else happens; infinite while none runs. */
    double nextFinish() {
        return running.isEmpty() ? Double.POSITIVE_INFINITY : jobs.finish[running.first()];
    }

    /** Ends the jobs whose time has come. */
    void completeUntil(double now) {
        while (nextFinish() <= now) {
            remove(running.first());
        }
    }

    /** Takes the job off that is thought to end last, and returns it. */
    int preempt(double now) {
        int job = believed.last();
        remove(job);
        jobs.believedLeft[job] = Math.max(0, jobs.believedFinish[job] - now);
        jobs.left[job] = jobs.finish[job] - now;
        return job;
    }

    /**
     * Returns the processors of the running jobs whose time of finish, as thought, is accepted; later ones are if earlier
     * ones are.
     */
    long inUseUntil(DoublePredicate accepts) {
        return believed.processorsOfLast(accepts);
    }

    /** Returns the earliest time at which so many processors are thought to be free if nothing is started meanwhile. */
    double whenFree(int processors) {
        return believed.keyReaching(processors - free);
    }

    void forEachRunning(IntConsumer visit) {
        running.forEach(visit);
    }

    private void remove(int job) {
        running.remove(job);
        if (believed != running) {
            believed.remove(job);
        }
        free += jobs.processors[job];
    }
}
