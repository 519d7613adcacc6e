package io.podium.domain.simulation;

import io.podium.domain.estimation.Belief;
import io.podium.domain.estimation.Estimate;
import io.podium.domain.estimation.Line;
import io.podium.domain.estimation.Projection;
import io.podium.domain.estimation.RankFrame;
import io.podium.domain.estimation.RecentArrivals;
import io.podium.domain.estimation.Running;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Estimates, when a job arrives that has to wait, when it will start, from what the scheduler knows at that instant and no
 * more, and compares it with what comes. Jobs take one processor each.
 */
public final class EstimateAudit implements SimulationObserver {
    private static final int PATHS = 200;

    private final SimulationRules rules;
    private final List<Job> jobs;
    private final double variation;
    private final RandomGenerator random;
    private final RankFrame frame;
    private final RecentArrivals recent = new RecentArrivals();
    private final @Nullable Estimate[] estimates;
    private final double[] starts;
    private final Set<Integer> arrived = new LinkedHashSet<>();
    private final int stride;
    private @Nullable SimulationView view;

    /**
     * @param variation how far durations stray from what is expected of them; see {@link Belief}
     * @param most jobs that are looked at; of more, every second, third and so on is
     */
    public EstimateAudit(SimulationRules rules, Workload workload, double variation, int most, RandomGenerator random) {
        if (workload.widest() > 1 || rules.backfill() != Backfill.NONE) {
            throw new IllegalArgumentException(
                    "starts are estimated of jobs that take one processor each, without backfilling");
        }
        this.rules = rules;
        this.jobs = workload.jobs();
        this.variation = variation;
        this.random = random;
        this.frame = new RankFrame(rules.policy(), rules.agingRate());
        this.estimates = new Estimate[jobs.size()];
        this.starts = new double[jobs.size()];
        this.stride = Math.max(1, (jobs.size() + most - 1) / most);
    }

    @Override
    public void begins(SimulationView newView) {
        view = newView;
    }

    @Override
    public void arrives(int job, double seconds) {
        arrived.add(job);
        starts[job] = Double.NaN;
    }

    @Override
    public void starts(int job, double seconds) {
        if (Double.isNaN(starts[job])) {
            starts[job] = seconds;
        }
    }

    @Override
    public void changed(double seconds, int waiting, int inUse) {
        SimulationView now = Objects.requireNonNull(view);
        for (int job : arrived) {
            double offset = frame.offset(now.rank(job), seconds);
            recent.add(seconds, offset, jobs.get(job).expectedSeconds());
        }
        for (int job : arrived) {
            if (Double.isNaN(starts[job]) && job % stride == 0) {
                estimates[job] =
                        Projection.of(line(now, job, seconds), PATHS, random).start();
            }
        }
        arrived.clear();
    }

    /** Returns how the estimates did. */
    public EstimateCoverage coverage() {
        EstimateCoverage.Builder coverage = new EstimateCoverage.Builder();
        for (int job = 0; job < estimates.length; job++) {
            Estimate estimate = estimates[job];
            if (estimate != null) {
                coverage.add(estimate, starts[job] - jobs.get(job).arrivalSeconds());
            }
        }
        return coverage.build();
    }

    private Line line(SimulationView now, int job, double seconds) {
        List<Running> running = new ArrayList<>();
        now.forEachRunning(other -> {
            double expected = jobs.get(other).expectedSeconds();
            running.add(
                    new Running(new Belief(expected, variation), Math.max(0, expected - now.runningSeconds(other))));
        });
        List<Belief> ahead = new ArrayList<>();
        boolean[] reached = {false};
        now.forEachWaiting(other -> {
            reached[0] |= other == job;
            if (!reached[0]) {
                ahead.add(new Belief(now.waitingSeconds(other), variation));
            }
        });
        return new Line(
                rules.servers(),
                running,
                ahead,
                recent.newcomers(seconds, frame.slope(), variation),
                frame.offset(now.rank(job), seconds));
    }
}
