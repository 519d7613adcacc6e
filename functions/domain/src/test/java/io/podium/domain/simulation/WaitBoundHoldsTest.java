package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.scheduling.WaitBound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bound that dps promises a task when it is submitted, against what the task then waited. */
class WaitBoundHoldsTest {
    private static final double HIGHEST = 8;

    @ParameterizedTest
    @CsvSource({"6, 0.05", "6, 0.5", "9, 0.5", "5, 2", "20, 0"})
    void noTaskWaitsLonger(int servers, double agingRate) {
        double tightest = 0;
        for (int round = 0; round < 20; round++) {
            Workload workload = RandomWorkload.draw(new Random(round), 150, 1);
            SimulationResult result = new Simulator(new SimulationRules(servers, "dps", agingRate))
                    .run(workload, new Random(1), SimulationObserver.NONE);
            WaitBound.Arrivals arrivals = envelope(workload.jobs(), servers - 0.5);
            for (int job = 0; job < workload.size(); job++) {
                double bound = WaitBound.of(
                                HIGHEST - workload.jobs().get(job).priority(),
                                agingRate,
                                ahead(result, job),
                                arrivals,
                                servers)
                        .waitSeconds();
                assertThat(result.waitSeconds(job))
                        .as("round %d, job %d", round, job)
                        .isLessThanOrEqualTo(bound + 1e-9);
                tightest = Math.max(tightest, result.waitSeconds(job) / bound);
            }
        }
        assertThat(tightest).isGreaterThan(0.1);
    }

    /** Returns the least burst with which this load bounds all arrivals. */
    private static WaitBound.Arrivals envelope(List<Job> jobs, double load) {
        double burst = 0;
        double excess = 0;
        double last = 0;
        for (Job job : jobs) {
            excess = Math.max(0, excess - load * (job.arrivalSeconds() - last)) + job.seconds();
            last = job.arrivalSeconds();
            burst = Math.max(burst, excess);
        }
        return new WaitBound.Arrivals(burst, load);
    }

    /** Returns what was left, when the job arrived, of those running and of those waiting that go first. */
    private static double ahead(SimulationResult result, int job) {
        double now = result.jobs().get(job).arrivalSeconds();
        double sum = 0;
        for (int other = 0; other < result.jobs().size(); other++) {
            double seconds = result.jobs().get(other).seconds();
            double start = result.finishSeconds(other) - seconds;
            if (start < now) {
                sum += Math.max(0, result.finishSeconds(other) - now);
            } else if (other != job
                    && result.jobs().get(other).arrivalSeconds() <= now
                    && rank(result, other) <= rank(result, job)) {
                sum += seconds;
            }
        }
        return sum;
    }

    private static double rank(SimulationResult result, int job) {
        return result.rules().agingRate() * result.jobs().get(job).arrivalSeconds()
                - result.jobs().get(job).priority();
    }
}
