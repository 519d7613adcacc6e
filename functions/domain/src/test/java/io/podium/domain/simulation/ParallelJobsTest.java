package io.podium.domain.simulation;

import static io.podium.domain.simulation.Backfill.EASY;
import static io.podium.domain.simulation.Backfill.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs that take several processors at once; small cases worked out by hand. */
class ParallelJobsTest {

    @Test
    void withoutBackfillNobodyOvertakesAJobThatWaitsForItsProcessors() {
        assertThat(finish("fifo", NONE, 4, job(0, 10, 3), job(0, 5, 2), job(0, 1, 1)))
                .containsExactly(10, 15, 11);
    }

    @Test
    void backfillStartsAJobThatEndsByTheReservation() {
        assertThat(finish("fifo", EASY, 4, job(0, 10, 3), job(0, 5, 4), job(0, 10, 1)))
                .containsExactly(10, 15, 10);
        assertThat(finish("fifo", EASY, 4, job(0, 10, 3), job(0, 5, 4), job(0, 10.5, 1)))
                .containsExactly(10, 15, 25.5);
    }

    @Test
    void backfillStartsALongerJobOnProcessorsThatWillBeLeftOver() {
        assertThat(finish("fifo", EASY, 4, job(0, 10, 3), job(0, 5, 3), job(0, 20, 1)))
                .containsExactly(10, 15, 20);
    }

    @Test
    void processorsLeftOverAreGivenAwayOnce() {
        assertThat(finish("fifo", EASY, 5, job(0, 10, 3), job(0, 5, 4), job(0, 20, 1), job(0, 20, 1), job(0, 10, 1)))
                .containsExactly(10, 15, 20, 35, 10);
    }

    @Test
    void allThatEndsAtTheTimeOfTheReservationIsFreeThen() {
        assertThat(finish("fifo", EASY, 5, job(0, 10, 2), job(0, 10, 2), job(0, 5, 3), job(0, 20, 1)))
                .containsExactly(10, 10, 15, 20);
    }

    @Test
    void backfillLooksInTheOrderOfThePolicy() {
        Job[] jobs = {job(0, 10, 3), job(0, 1, 4), job(0, 9, 1), job(0, 2, 1)};

        assertThat(finish("fifo", EASY, 4, jobs)).containsExactly(10, 11, 9, 13);
        Job[] long4 = {job(0, 10, 3), job(1, 20, 4), job(1, 9, 1), job(1, 8, 1)};
        assertThat(finish("fifo", EASY, 4, long4)).containsExactly(10, 30, 10, 38);
        assertThat(finish("sjf", EASY, 4, long4)).containsExactly(10, 38, 18, 9);
    }

    @Test
    void srtfTakesTheProcessorsOfLongerJobsIfTheyAreEnough() {
        assertThat(finish("srtf", NONE, 4, job(0, 10, 3), job(1, 5, 4))).containsExactly(15, 6);
    }

    @Test
    void srtfTakesNothingOfLongerJobsIfTheyAreNotEnough() {
        assertThat(finish("srtf", NONE, 4, job(0, 10, 2), job(0, 30, 1), job(1, 20, 3)))
                .containsExactly(10, 30, 30);
    }

    @Test
    void srtfTakesFromTheJobThatHasMostLeft() {
        assertThat(finish("srtf", NONE, 2, job(0, 10, 1), job(0, 9, 1), job(1, 2, 1)))
                .containsExactly(12, 9, 3);
    }

    @Test
    void refusesAJobThatIsWiderThanTheMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finish("fifo", NONE, 4, job(0, 1, 4), job(0, 1, 5)))
                .withMessageContaining("a job takes 5 processors, the machine has 4");
    }

    private static Job job(double at, double seconds, int processors) {
        return new Job(at, seconds, processors, 0, null);
    }

    private static double[] finish(String policy, Backfill backfill, int servers, Job... jobs) {
        SimulationResult result = new Simulator(new SimulationRules(servers, policy, 0, backfill, 0))
                .run(new Workload(List.of(jobs)), new Random(1), SimulationObserver.NONE);
        return IntStream.range(0, jobs.length)
                .mapToDouble(result::finishSeconds)
                .toArray();
    }
}
