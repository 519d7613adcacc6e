package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.PlantLoop.Turn;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loop does when load, speed or health change. */
class ChangingLoopTest {

    private static final int CYCLES_OF_A_WAVE = 288;

    private static int reversals(List<Turn> turns) {
        int reversals = 0;
        int direction = 0;
        for (int at = 1; at < turns.size(); at++) {
            int change = Integer.signum(
                    turns.get(at).instances(0) - turns.get(at - 1).instances(0));
            reversals += change != 0 && change == -direction ? 1 : 0;
            direction = change == 0 ? direction : change;
        }
        return reversals;
    }

    private static long changes(List<Turn> turns) {
        return turns.stream().filter(turn -> !turn.changes().isEmpty()).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void followsAWaveWithoutTurningBackOnTheWay(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant plant = loop.plant(8, 2);
        for (int cycle = 0; cycle < 2 * CYCLES_OF_A_WAVE; cycle++) {
            plant.arrivalsPerSecond = 8 * (1 + 0.7 * Math.sin(2 * Math.PI * cycle / CYCLES_OF_A_WAVE));
            loop.turn();
        }
        List<Turn> turns = loop.last(2 * CYCLES_OF_A_WAVE - 10);
        assertThat(reversals(turns)).as("two tops and two bottoms").isLessThanOrEqualTo(4);
        assertThat(turns).noneMatch(turn -> turn.plan().status() == PlanStatus.OSCILLATING);
        assertThat(loop.meanWait(0, turns.size())).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsUpWithARamp(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant plant = loop.plant(2, 2);
        loop.run(10);
        for (int cycle = 0; cycle < 60; cycle++) {
            plant.arrivalsPerSecond *= 1.05;
            loop.turn();
        }
        assertThat(reversals(loop.last(60))).isZero();
        assertThat(loop.meanWait(0, 60)).isLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsLittleOfWhatAFallOfTheLoadLeftIdle(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant plant = loop.plant(24, 2);
        loop.run(15);
        plant.arrivalsPerSecond = 8;
        loop.run(3);
        assertThat(loop.last().instances(0)).as("5 of 4 slots are needed").isLessThanOrEqualTo(6);
        loop.run(15);
        assertThat(changes(loop.last(13))).isZero();
        assertThat(loop.meanWait(0, 15)).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void recoversFromASpikeAndKeepsNothingOfIt(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant plant = loop.plant(4, 2);
        loop.run(15);
        int before = loop.last().instances(0);
        plant.arrivalsPerSecond = 40;
        loop.run(3);
        assertThat(loop.last().instances(0)).isGreaterThan(5 * before);
        plant.arrivalsPerSecond = 4;
        loop.run(8);
        assertThat(plant.waiting()).isLessThan(10);
        assertThat(loop.last().instances(0)).isLessThanOrEqualTo(before + 1);
        loop.run(10);
        assertThat(changes(loop.last(10))).isZero();
        assertThat(loop.last().plan().status()).isEqualTo(PlanStatus.CONVERGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesMoreToAServiceThatBecomesSlower(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant plant = loop.plant(8, 1);
        loop.run(15);
        int before = loop.last().instances(0);
        plant.meanSeconds = 2;
        loop.run(10);
        assertThat(loop.last().instances(0)).isGreaterThan(before);
        loop.run(15);
        assertThat(changes(loop.last(15))).isZero();
        assertThat(loop.meanWait(0, 15)).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsOutThatSlotsAreBusyLongerThanTheTasksReport(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        loop.plant(8, 2).slowness = 2;
        loop.run(12);
        Turn settled = loop.last();
        assertThat(settled.plan().estimates().get("s0").model().slowness()).isBetween(1.3, 2.5);
        loop.run(20);
        assertThat(changes(loop.last(20))).isLessThanOrEqualTo(1);
        assertThat(loop.meanWait(0, 10)).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void carriesTheRetriesOfAServiceThatFailsNowAndThen(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant plant = loop.plant(8, 2);
        loop.run(15);
        plant.failureShare = 0.3;
        loop.run(30);
        assertThat(loop.last().plan().estimates().get("s0").failureShare()).isBetween(0.2, 0.4);
        assertThat(changes(loop.last(15))).isLessThanOrEqualTo(1);
        assertThat(loop.meanWait(0, 15)).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotGiveTheWorldToAServiceThatAlwaysFails(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant failing = loop.plant(8, 1);
        loop.plant(8, 1);
        loop.run(15);
        int before = loop.last().instances(0);
        failing.failureShare = 1;
        loop.run(15);
        Plan plan = loop.last().plan();
        assertThat(plan.estimates().get("s0").failureShare()).isGreaterThan(0.9);
        assertThat(loop.last().instances(0)).isBetween(before, 2 * before + 1);
        assertThat(loop.last().instances(1)).isBetween(3, 4);
        assertThat(plan.weights().get("s0")).isLessThan(plan.weights().get("s1"));
        failing.failureShare = 0;
        loop.run(25);
        assertThat(loop.last().instances(0)).isLessThanOrEqualTo(before + 1);
        assertThat(failing.waiting()).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void replacesInstancesThatDiedAndDoesNotTryAgainAndAgainToDoWithoutThem(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        SimulatedPlant plant = loop.plant(8, 2);
        loop.run(15);
        plant.deadSlots = 3 * loop.slotsPerInstance;
        loop.run(15);
        assertThat(loop.meanWait(0, 3)).isLessThan(2);
        loop.run(30);
        assertThat(changes(loop.last(30))).isLessThanOrEqualTo(4);
        assertThat(plant.waiting()).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moreThanThePoolHoldsIsInfeasibleUntilTheLoadFalls(long seed) {
        PlantLoop loop = new PlantLoop(seed);
        loop.capacity = 4;
        SimulatedPlant plant = loop.plant(12, 2);
        loop.run(12);
        Plan plan = loop.last().plan();
        assertThat(plan.status()).isEqualTo(PlanStatus.INFEASIBLE);
        assertThat(plan.relaxation().get("eu-1").get("cpu")).isGreaterThanOrEqualTo(3);
        assertThat(plan.reasons())
                .anyMatch(reason -> reason.startsWith("The smallest addition to capacity that would meet all demand is")
                        && reason.endsWith("vCPU more in pool eu-1 (which has 4 vCPU)."));
        plant.arrivalsPerSecond = 2;
        loop.run(60);
        assertThat(loop.last().plan().status()).isEqualTo(PlanStatus.CONVERGED);
    }

    /** Plans for tasks of a second that come in by eights, or by a clock, and returns the loop after an hour. */
    private static PlantLoop arriving(long seed, int tasksAtOnce, boolean evenly) {
        PlantLoop loop = new PlantLoop(seed);
        loop.slotsPerInstance = 1;
        SimulatedPlant plant = loop.plant(8, 1);
        plant.tasksAtOnce = tasksAtOnce;
        plant.evenly = evenly;
        loop.run(60);
        return loop;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesMoreToBurstsThanToEvenArrivals(long seed) {
        Plan chance = arriving(seed, 1, false).last().plan();
        Plan bursts = arriving(seed, 8, false).last().plan();
        Plan even = arriving(seed, 1, true).last().plan();
        assertThat(chance.estimates().get("s0").arrivalVariability()).isBetween(0.7, 1.4);
        assertThat(bursts.estimates().get("s0").arrivalVariability()).isBetween(4.0, 12.0);
        assertThat(even.estimates().get("s0").arrivalVariability()).isLessThan(0.5);
        assertThat(bursts.estimates().get("s0").requiredSlots())
                .isGreaterThan(chance.estimates().get("s0").requiredSlots());
        assertThat(even.estimates().get("s0").requiredSlots())
                .isLessThanOrEqualTo(chance.estimates().get("s0").requiredSlots());
        assertThat(bursts.reasons().get(0)).contains("tasks arrive per second in bursts (a variability of ");
        assertThat(even.reasons().get(0)).contains("tasks arrive per second more evenly than by chance (a variability");
        assertThat(chance.reasons().get(0)).doesNotContain("variability");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void meetsTheTargetUnderBursts(long seed) {
        PlantLoop loop = arriving(seed, 8, false);
        assertThat(loop.meanWait(0, 20)).isLessThan(1);
        assertThat(changes(loop.last(20))).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0001})
    void shrinksWhereAnInstanceCostsLessThanAChange(double price) {
        PlantLoop loop = new PlantLoop(1);
        loop.price = price;
        SimulatedPlant plant = loop.plant(12, 2);
        loop.run(15);
        int before = loop.last().instances(0);
        plant.arrivalsPerSecond = 3;
        loop.run(10);
        assertThat(loop.last().instances(0)).isLessThan(before / 2);
    }
}
