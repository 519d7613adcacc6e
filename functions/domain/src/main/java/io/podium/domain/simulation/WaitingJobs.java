package io.podium.domain.simulation;

import io.podium.domain.fairness.FairOrder;
import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * The jobs that wait: of each tenant in the order of the policy, and the tenants in the order that a live scheduling step
 * asks for too. A tenant that can have no more for its quota is set aside until something of it changes.
 */
final class WaitingJobs {
    private final JobTenants tenants;
    private final JobColumns jobs;
    private final WaitingNodes nodes;
    private final ReadyJobs[] lines;
    private final FairOrder<Integer, Integer> order;
    private int size;

    WaitingJobs(JobColumns jobs, JobTenants tenants, SimulationRules rules, RandomGenerator random) {
        this.tenants = tenants;
        this.jobs = jobs;
        this.nodes = new WaitingNodes(jobs, rules.backfill());
        this.lines = new ReadyJobs[tenants.count()];
        for (int tenant = 0; tenant < lines.length; tenant++) {
            lines[tenant] = new ReadyJobs(jobs, nodes);
        }
        this.order = new FairOrder<>(this::byRank, rules.sharing(), random);
    }

    int size() {
        return size;
    }

    /** Returns the job whose turn it is, or {@link JobNodes#NONE}. */
    int first() {
        if (tenants.isOneWithAll()) {
            return lines[0].isEmpty() ? JobNodes.NONE : lines[0].first();
        }
        Integer first = order.first();
        return first == null ? JobNodes.NONE : first;
    }

    void forEach(IntConsumer visit) {
        for (ReadyJobs line : lines) {
            line.forEach(visit);
        }
    }

    void add(int job) {
        lines[tenants.of(job)].add(job);
        size++;
        lineUp(tenants.of(job));
    }

    /** Takes a job out that starts. What its tenant has must have been told already. */
    void remove(int job) {
        lines[tenants.of(job)].remove(job);
        size--;
        lineUp(tenants.of(job));
    }

    /** Puts a tenant where it belongs, after what it has or its jobs that wait have changed. */
    void lineUp(int tenant) {
        if (tenants.isOneWithAll()) {
            return;
        }
        if (lines[tenant].isEmpty()) {
            order.remove(tenant);
        } else {
            order.put(tenant, tenants.share(tenant), tenants.weight(tenant), lines[tenant].first());
        }
    }

    void setAside(int tenant) {
        order.remove(tenant);
    }

    /**
     * Returns the first job that fits, in the order of shares and then ranks; see {@link ReadyJobs#firstFitting}. A tenant
     * whose first job would exceed its quota has none.
     */
    int firstFitting(long narrow, long most, DoublePredicate accepts) {
        if (tenants.isOneWithAll()) {
            return lines[0].firstFitting(narrow, most, accepts);
        }
        int best = JobNodes.NONE;
        for (int head : order) {
            int tenant = tenants.of(head);
            int quota = tenants.quotaLeft(tenant);
            int job = jobs.processors[head] > quota
                    ? JobNodes.NONE
                    : lines[tenant].firstFitting(Math.min(narrow, quota), Math.min(most, quota), accepts);
            if (job != JobNodes.NONE && (best == JobNodes.NONE || isBefore(job, best))) {
                best = job;
            }
        }
        return best;
    }

    private boolean isBefore(int job, int other) {
        int byShare = Double.compare(tenants.share(tenants.of(job)), tenants.share(tenants.of(other)));
        return byShare == 0 ? nodes.all.comesBefore(job, other) : byShare < 0;
    }

    private int byRank(int job, int other) {
        int byRank = Double.compare(jobs.rank[job], jobs.rank[other]);
        return byRank == 0 ? Integer.compare(job, other) : byRank;
    }
}
