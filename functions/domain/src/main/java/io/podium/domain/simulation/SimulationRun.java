package io.podium.domain.simulation;

import io.podium.domain.scheduling.SchedulingPolicies;
import io.podium.domain.scheduling.SchedulingPolicy;
import java.util.List;
import java.util.random.RandomGenerator;

/** One workload on its way through one machine. At one instant jobs complete first, then arrive, then start. */
final class SimulationRun {
    private final SimulationRules rules;
    private final SchedulingPolicy policy;
    private final List<Job> workload;
    private final JobColumns jobs;
    private final JobRanking ranking;
    private final Machine machine;
    private final ReadyJobs ready;
    private double now;
    private int arrived;
    private long preemptions;

    SimulationRun(SimulationRules rules, Workload workload, RandomGenerator random) {
        this.rules = rules;
        this.policy = SchedulingPolicies.named(rules.policy());
        this.workload = workload.jobs();
        this.jobs = new JobColumns(workload.jobs());
        this.ranking = new JobRanking(rules, random);
        this.machine = new Machine(jobs, rules.servers());
        this.ready = new ReadyJobs(jobs, rules.backfill());
    }

    void run(SimulationObserver observer) {
        while (arrived < workload.size() || !machine.isIdle()) {
            now = Math.min(nextArrival(), machine.nextFinish());
            machine.completeUntil(now);
            while (nextArrival() <= now) {
                queue(arrived++);
            }
            startInOrder();
            if (rules.backfill() == Backfill.EASY && !ready.isEmpty()) {
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

    private double nextArrival() {
        return arrived < workload.size() ? workload.get(arrived).arrivalSeconds() : Double.POSITIVE_INFINITY;
    }

    private void queue(int job) {
        jobs.rank[job] = ranking.rank(job, workload.get(job), jobs.left[job]);
        ready.add(job);
    }

    private void startInOrder() {
        while (!ready.isEmpty()) {
            int first = ready.first();
            if (!machine.fits(first) && !makeRoom(first)) {
                return;
            }
            start(first);
        }
    }

    /** Takes off the running jobs that have most left, if enough of them may be. */
    private boolean makeRoom(int job) {
        double margin = rules.preemptionMarginSeconds();
        long room =
                machine.free() + machine.inUseUntil(finish -> policy.preempts(jobs.left[job], finish - now, margin));
        if (room < jobs.processors[job]) {
            return false;
        }
        while (!machine.fits(job)) {
            queue(machine.preempt(now));
            preemptions++;
        }
        return true;
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
            if (now + jobs.left[job] > reserved) {
                leftOver -= jobs.processors[job];
            }
            start(job);
        }
    }

    private void start(int job) {
        ready.remove(job);
        machine.start(job, now);
    }
}
