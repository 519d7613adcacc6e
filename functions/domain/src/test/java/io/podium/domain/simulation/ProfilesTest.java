package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    @Test
    void aTimelineAveragesOverEqualParts() {
        Timeline timeline = new Timeline();
        timeline.changed(1, 4, 2);
        timeline.changed(3, 0, 1);
        timeline.changed(5, 0, 0);

        assertThat(timeline.meanWaiting(8, 4)).containsExactly(2, 2, 0, 0);
        assertThat(timeline.meanInUse(8, 4)).containsExactly(1, 1.5, 0.5, 0);
        assertThat(timeline.meanWaiting(2, 1)).containsExactly(2);
    }

    @Test
    void aTimelineAccountsForAllWork() {
        Workload workload = RandomWorkload.draw(new Random(2), 2_000, 1);
        Timeline timeline = new Timeline();
        SimulationResult result =
                new Simulator(new SimulationRules(5, "sjf", 0)).run(workload, new Random(1), timeline);
        double end = result.summary().makespanSeconds() + workload.jobs().get(0).arrivalSeconds();

        double work = workload.jobs().stream().mapToDouble(Job::seconds).sum();
        double wait = result.summary().meanWaitSeconds() * workload.size();
        assertThat(DoubleStream.of(timeline.meanInUse(end, 37)).sum() * end / 37)
                .isCloseTo(work, within(1e-6));
        assertThat(DoubleStream.of(timeline.meanWaiting(end, 37)).sum() * end / 37)
                .isCloseTo(wait, within(1e-6));
    }

    @Test
    void aProfileTellsTheMeanWaitByArrival() {
        double[] waits = profile(Job.of(0, 4), Job.of(0, 2), Job.of(9, 1)).byArrival(10, 5);

        assertThat(waits).containsExactly(2, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    @Test
    void anArrivalAtTheVeryEndIsInTheLastPart() {
        assertThat(profile(Job.of(10, 1)).byArrival(10, 2)).containsExactly(Double.NaN, 0);
        assertThat(profile(Job.of(10, 1)).byArrival(5, 1)).containsExactly(Double.NaN);
    }

    @Test
    void aProfileTellsTheWaitOfEachSizeThatOccurs() {
        WaitProfile profile = profile(Job.of(0, 0.5), Job.of(0, 0.75), Job.of(0, 200_000), Job.of(0, 1));

        assertThat(profile.bySize())
                .containsExactly(
                        new WaitProfile.SizeClass(0.3, 1, 2, 0.25, 0.5),
                        new WaitProfile.SizeClass(1, 3, 1, 200_001.25, 200_001.25),
                        new WaitProfile.SizeClass(100_000, Double.POSITIVE_INFINITY, 1, 1.25, 1.25));
    }

    @Test
    void everyJobIsInOneClass() {
        List<Job> jobs = new ArrayList<>();
        for (double seconds : new double[] {0, 0.3, 1, 2.999, 3, 99_999.9, 100_000, 1e9}) {
            jobs.add(Job.of(0, seconds));
        }
        assertThat(profile(jobs.toArray(Job[]::new)).bySize())
                .extracting(WaitProfile.SizeClass::jobs)
                .containsExactly(1, 1, 2, 1, 1, 2);
    }

    private static WaitProfile profile(Job... jobs) {
        return new WaitProfile(new Simulator(new SimulationRules(1, "fifo", 0))
                .run(new Workload(List.of(jobs)), new Random(1), SimulationObserver.NONE));
    }
}
