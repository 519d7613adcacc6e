package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Under a stationary load below capacity the loop settles within ten cycles, and changes nothing in the twenty after,
 * for every one of many seeds.
 */
class StationaryLoopTest {

    private static final int SEEDS = 200;
    private static final int CYCLES_TO_SETTLE = 10;
    private static final int CYCLES_TO_STAY = 20;

    /** Returns the seeds under which something was changed, or not converged, after the time to settle. */
    private static List<Long> restless(Consumer<PlantLoop> disturbance) {
        List<Long> restless = new ArrayList<>();
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            PlantLoop loop = new PlantLoop(seed);
            disturbance.accept(loop);
            loop.run(CYCLES_TO_SETTLE + CYCLES_TO_STAY);
            boolean calm = loop.last(CYCLES_TO_STAY).stream()
                    .allMatch(turn -> turn.changes().isEmpty() && turn.plan().status() == PlanStatus.CONVERGED);
            if (!calm) {
                restless.add(seed);
            }
        });
        return restless;
    }

    /** A service of 0.5 to 40 slots' work, with a target from half a second to five. */
    private static SimulatedPlant drawn(PlantLoop loop, double mostSeconds, double leastPerSecond) {
        loop.slotsPerInstance = 1 + loop.random.nextInt(6);
        loop.targetWaitSeconds = List.of(0.5, 1.0, 2.0, 5.0).get(loop.random.nextInt(4));
        double seconds = 0.3 * Math.pow(mostSeconds / 0.3, loop.random.nextDouble());
        double slots = 0.5 * Math.pow(80, loop.random.nextDouble());
        return loop.plant(Math.max(leastPerSecond, slots / seconds), seconds);
    }

    /** One with enough tasks in a window to tell its load from chance. */
    private static SimulatedPlant drawn(PlantLoop loop) {
        return drawn(loop, 10, 0.5);
    }

    @Test
    void settlesFromOneInstance() {
        assertThat(restless(loop -> loop.plant(8, 2))).isEmpty();
    }

    @Test
    void settlesWithTwoServicesInAPool() {
        assertThat(restless(loop -> {
                    loop.plant(8, 2);
                    loop.plant(3, 5);
                }))
                .isEmpty();
    }

    @Test
    void settlesFromAColdStartWithABacklog() {
        assertThat(restless(loop -> loop.plant(8, 2).submit(600))).isEmpty();
    }

    @Test
    void settlesForWhateverService() {
        assertThat(restless(StationaryLoopTest::drawn)).isEmpty();
    }

    @Test
    void settlesForWhateverServiceFromAColdStartWithABacklog() {
        assertThat(restless(loop -> drawn(loop).submit(100 + loop.random.nextInt(500))))
                .isEmpty();
    }

    @Test
    void settlesAgainAfterAStepUp() {
        assertThat(restless(loop -> {
                    SimulatedPlant plant = drawn(loop);
                    loop.run(20);
                    plant.arrivalsPerSecond *= 3;
                }))
                .isEmpty();
    }

    @Test
    void settlesAgainAfterAStepDown() {
        assertThat(restless(loop -> {
                    SimulatedPlant plant = drawn(loop);
                    plant.arrivalsPerSecond *= 3;
                    loop.run(20);
                    plant.arrivalsPerSecond /= 3;
                }))
                .isEmpty();
    }

    @Test
    void settlesNearlyAlwaysWhereTasksAreRareOrAsLongAsHalfAWindow() {
        assertThat(restless(loop -> drawn(loop, 30, 0.02))).hasSizeLessThanOrEqualTo(SEEDS / 50);
    }

    @Test
    void meetsTheTargetWithLittleMoreThanItNeeds() {
        double slots = 0;
        double wait = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            PlantLoop loop = new PlantLoop(seed);
            loop.plant(8, 2);
            loop.run(CYCLES_TO_SETTLE + CYCLES_TO_STAY);
            slots += loop.last().instances(0) * loop.slotsPerInstance / (double) SEEDS;
            wait += loop.meanWait(0, CYCLES_TO_STAY) / SEEDS;
        }
        assertThat(wait).isLessThan(1);
        assertThat(slots)
                .as("19 slots are needed, 20 is the next multiple of 4")
                .isBetween(20.0, 24.0);
    }
}
