package io.podium.domain.simulation;

import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.scheduling.SchedulingPolicy;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/** One workload on its way through one machine. At one instant jobs complete first, then arrive, then start. */
final class SimulationRun implements SimulationView {
    private final SimulationRules rules;
    private final SchedulingPolicy policy;
    private final List<Job> workload;
    private final JobColumns jobs;
    private final JobRanking ranking;
    private final JobTenants tenants;
    private final Machine machine;
    private final WaitingJobs ready;
    private final SimulationObserver observer;
    private double now;
    private int arrived;
    private long preemptions;

    SimulationRun(SimulationRules rules, Workload workload, RandomGenerator random, SimulationObserver observer) {
        this.rules = rules;
        this.policy = SchedulingPolicies.named(rules.policy());
        this.workload = workload.jobs();
        this.jobs = new JobColumns(workload.jobs());
        this.ranking = new JobRanking(rules, random);
        this.tenants = new JobTenants(this.workload, rules.sharing(), rules.servers());
        this.machine = new Machine(jobs, tenants, rules.servers());
        this.ready = new WaitingJobs(jobs, tenants, rules, random);
        this.observer = observer;
    }

    void run() {
        observer.begins(this);
        while (arrived < workload.size() || !machine.isIdle()) {
            now = Math.min(nextArrival(), machine.nextFinish());
            machine.completeUntil(now, job -> ready.lineUp(tenants.of(job)));
            while (nextArrival() <= now) {
                observer.arrives(arrived, now);
                queue(arrived++);
            }
            startInOrder();
            if (rules.backfill() == Backfill.EASY && ready.first() != JobNodes.NONE) {
                backfill();
            }
            observer.changed(now, ready.size(), machine.inUse());
        }
    }

    double[] finish() {
        return jobs.finish.clone();
    }

    long preemptions() {
        return preemptions;
    }

    @Override
    public void forEachWaiting(IntConsumer visit) {
        ready.forEach(visit);
    }

    @Override
    public void forEachRunning(IntConsumer visit) {
        machine.forEachRunning(visit);
    }

    @Override
    public double rank(int job) {
        return jobs.rank[job];
    }

    @Override
    public double waitingSeconds(int job) {
        return jobs.believedLeft[job];
    }

    @Override
    public double runningSeconds(int job) {
        return jobs.believedFinish[job] - now;
    }

    private double nextArrival() {
        return arrived < workload.size() ? workload.get(arrived).arrivalSeconds() : Double.POSITIVE_INFINITY;
    }

    private void queue(int job) {
        jobs.rank[job] = ranking.rank(job, workload.get(job), jobs.believedLeft[job]);
        ready.add(job);
    }

    /** Whose turn it is waits for processors, and nobody overtakes; but for its own quota it holds up nobody else. */
    private void startInOrder() {
        for (int first = ready.first(); first != JobNodes.NONE; first = ready.first()) {
            int tenant = tenants.of(first);
            long given = mayStart(first) ? 0 : preemptible(first);
            if (tenants.quotaLeft(tenant) + given < jobs.processors[first]) {
                ready.setAside(tenant);
            } else if (Math.min(machine.free(), tenants.quotaLeft(tenant)) + given < jobs.processors[first]) {
                return;
            } else {
                makeRoom(first);
                start(first);
            }
        }
    }

    private boolean mayStart(int job) {
        return machine.fits(job) && jobs.processors[job] <= tenants.quotaLeft(tenants.of(job));
    }

    /** Returns the processors of the jobs whose place it may take; of its own tenant's, if the rules tell tenants apart. */
    private long preemptible(int job) {
        double margin = rules.preemptionMarginSeconds();
        return machine.inUseUntil(
                tenants.of(job), finish -> policy.preempts(jobs.believedLeft[job], finish - now, margin));
    }

    /** Takes off the running jobs that have most left. */
    private void makeRoom(int job) {
        while (!mayStart(job)) {
            queue(machine.preempt(tenants.of(job), now));
            preemptions++;
        }
    }

    /**
     * Starts jobs behind the first that leave its reservation alone: they end by then, or take processors that will be
     * left over.
     */
    private void backfill() {
        int first = ready.first();
        double reserved = machine.whenFree(jobs.processors[first]);
        long freeThen = rules.servers() - machine.inUseUntil(finish -> finish > reserved);
        long leftOver = freeThen - jobs.processors[first];
        while (true) {
            int job = ready.firstFitting(
                    Math.min(leftOver, machine.free()), machine.free(), seconds -> now + seconds <= reserved);
            if (job == JobNodes.NONE) {
                return;
            }
            if (now + jobs.believedLeft[job] > reserved) {
                leftOver -= jobs.processors[job];
            }
            start(job);
        }
    }

    private void start(int job) {
        machine.start(job, now);
        ready.remove(job);
        observer.starts(job, now);
    }
}
