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
    private final Machine machine;
    private final ReadyJobs ready;
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
        this.machine = new Machine(jobs, rules.servers());
        this.observer = observer;
        this.ready = new ReadyJobs(jobs, rules.backfill());
    }

    void run() {
        observer.begins(this);
        while (arrived < workload.size() || !machine.isIdle()) {
            now = Math.min(nextArrival(), machine.nextFinish());
            machine.completeUntil(now);
            while (nextArrival() <= now) {
                observer.arrives(arrived, now);
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
        long room = machine.free()
                + machine.inUseUntil(finish -> policy.preempts(jobs.believedLeft[job], finish - now, margin));
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
            if (now + jobs.believedLeft[job] > reserved) {
                leftOver -= jobs.processors[job];
            }
            start(job);
        }
    }

    private void start(int job) {
        ready.remove(job);
        machine.start(job, now);
        observer.starts(job, now);
    }
}
