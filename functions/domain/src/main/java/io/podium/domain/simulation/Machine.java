package io.podium.domain.simulation;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;

/** The processors, and the jobs that run on them. */
final class Machine {
    private final JobColumns jobs;
    private final JobTenants tenants;
    private final JobTree running;
    private final JobTree believed;
    private final JobTree[] byTenant;
    private final int servers;
    private int free;

    Machine(JobColumns jobs, JobTenants tenants, int servers) {
        this.jobs = jobs;
        this.tenants = tenants;
        this.running = new JobTree(new JobNodes(jobs.finish, jobs.left, jobs.processors));
        this.believed = jobs.areKnown()
                ? running
                : new JobTree(new JobNodes(jobs.believedFinish, jobs.believedLeft, jobs.processors));
        this.byTenant = new JobTree[tenants.count()];
        if (byTenant.length == 1) {
            byTenant[0] = believed;
        } else {
            JobNodes nodes = new JobNodes(jobs.believedFinish, jobs.believedLeft, jobs.processors);
            Arrays.setAll(byTenant, tenant -> new JobTree(nodes));
        }
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
        if (byTenant.length > 1) {
            byTenant[tenants.of(job)].add(job);
        }
        free -= jobs.processors[job];
        tenants.take(job, jobs.processors[job]);
    }

    /** Returns when the next job ends if nothing else happens; infinite while none runs. */
    double nextFinish() {
        return running.isEmpty() ? Double.POSITIVE_INFINITY : jobs.finish[running.first()];
    }

    /** Ends the jobs whose time has come, and tells each. */
    void completeUntil(double now, IntConsumer ended) {
        while (nextFinish() <= now) {
            int job = running.first();
            remove(job);
            ended.accept(job);
        }
    }

    /** Takes the job of a tenant off that is thought to end last, and returns it. */
    int preempt(int tenant, double now) {
        int job = byTenant[tenant].last();
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

    /** Returns what {@link #inUseUntil} does, of one tenant's jobs. */
    long inUseUntil(int tenant, DoublePredicate accepts) {
        return byTenant[tenant].processorsOfLast(accepts);
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
        if (byTenant.length > 1) {
            byTenant[tenants.of(job)].remove(job);
        }
        if (believed != running) {
            believed.remove(job);
        }
        tenants.giveBack(job, jobs.processors[job]);
        free += jobs.processors[job];
    }
}
