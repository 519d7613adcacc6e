package io.podium.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.Sharing;
import io.podium.domain.scheduling.SchedulingPolicies;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every workload, on random ones. */
class SimulatorInvariantsTest {
    private static final int ROUNDS = 60;

    static Stream<Arguments> policiesAndBackfills() {
        return SchedulingPolicies.names().stream()
                .flatMap(policy -> Arrays.stream(Backfill.values()).map(backfill -> Arguments.of(policy, backfill)));
    }

    static List<String> policies() {
        return SchedulingPolicies.names();
    }

    static Stream<Arguments> policiesWithoutChance() {
        return policiesAndBackfills().filter(arguments -> !arguments.get()[0].equals("random"));
    }

    @ParameterizedTest
    @MethodSource("policiesWithoutChance")
    void agreesWithTheNaiveSimulation(String policy, Backfill backfill) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            int servers = 1 + random.nextInt(9);
            Workload workload = RandomWorkload.draw(random, 80, servers);
            SimulationRules rules =
                    new SimulationRules(servers, policy, random.nextInt(3) / 2.0, backfill, random.nextInt(3) / 2.0);
            NaiveSimulation naive = new NaiveSimulation(rules, workload);

            double[] expected = naive.run();

            SimulationResult result = run(rules, workload, SimulationObserver.NONE);
            assertThat(finish(result)).as("round %d", round).isEqualTo(expected);
            assertThat(result.preemptions()).as("round %d", round).isEqualTo(naive.preemptions);
        }
    }

    @ParameterizedTest
    @MethodSource("policiesWithoutChance")
    void agreesWithTheNaiveSimulationOnTenantsToo(String policy, Backfill backfill) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            int servers = 2 + random.nextInt(9);
            int widest = 1 + random.nextInt(servers);
            Workload workload = RandomWorkload.draw(random, 80, widest, 4);
            SimulationRules rules = new SimulationRules(servers, policy, 0.5, backfill, 0)
                    .sharedBy(RandomWorkload.sharing(random, widest, 4));
            NaiveSimulation naive = new NaiveSimulation(rules, workload);

            double[] expected = naive.run();

            // All lots are the same, so that the policy decides between tenants that have the same.
            SimulationResult result = new Simulator(rules).run(workload, () -> 0, SimulationObserver.NONE);
            assertThat(finish(result)).as("round %d", round).isEqualTo(expected);
            assertThat(result.preemptions()).as("round %d", round).isEqualTo(naive.preemptions);
        }
    }

    @ParameterizedTest
    @MethodSource("policiesAndBackfills")
    void oneTenantsJobsAreOrderedByThePolicyAlone(String policy, Backfill backfill) {
        for (int round = 0; round < ROUNDS; round++) {
            Workload workload = RandomWorkload.draw(new Random(round), 80, 5);
            SimulationRules rules = new SimulationRules(5, policy, 0.5, backfill, 0);

            double[] alone = finish(run(rules, workload, SimulationObserver.NONE));

            SimulationRules fair = rules.sharedBy(Sharing.DEFAULT);
            assertThat(finish(run(fair, workload, SimulationObserver.NONE))).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("policiesAndBackfills")
    void noMoreProcessorsAreInUseThanThereAreAndAllJobsEnd(String policy, Backfill backfill) {
        for (int round = 0; round < ROUNDS; round++) {
            Workload workload = RandomWorkload.draw(new Random(round), 100, 7);
            Trail trail = new Trail();

            SimulationResult result = run(new SimulationRules(7, policy, 0.5, backfill, 0), workload, trail);

            assertThat(trail.mostInUse).isBetween(1, 7);
            assertThat(trail.lastInUse + trail.lastWaiting).isZero();
            for (int job = 0; job < workload.size(); job++) {
                assertThat(result.responseSeconds(job))
                        .isGreaterThanOrEqualTo(workload.jobs().get(job).seconds());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policiesAndBackfills")
    void noProcessorIsFreeWhileAJobThatTakesOneWaits(String policy, Backfill backfill) {
        for (int round = 0; round < ROUNDS; round++) {
            Workload workload = RandomWorkload.draw(new Random(round), 100, 1);

            run(new SimulationRules(3, policy, 0.5, backfill, 0), workload, (seconds, waiting, inUse) -> {
                if (waiting > 0) {
                    assertThat(inUse).isEqualTo(3);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void onOneServerThePolicyDoesNotChangeWhenTheWorkIsDone(String policy) {
        for (int round = 0; round < ROUNDS; round++) {
            Workload workload = RandomWorkload.draw(new Random(round), 100, 1);

            double makespan = summary(policy, workload).makespanSeconds();

            assertThat(makespan).isEqualTo(summary("fifo", workload).makespanSeconds());
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void onOneServerNoPolicyRespondsFasterThanSrtf(String policy) {
        for (int round = 0; round < ROUNDS; round++) {
            Workload workload = RandomWorkload.draw(new Random(round), 100, 1);

            double response = summary(policy, workload).meanResponseSeconds();

            assertThat(response)
                    .isGreaterThanOrEqualTo(summary("srtf", workload).meanResponseSeconds() - 1e-9);
        }
    }

    @Test
    void onlySrtfPreempts() {
        Workload workload = RandomWorkload.draw(new Random(1), 200, 1);

        assertThat(SchedulingPolicies.names())
                .filteredOn(policy -> summary(policy, workload).preemptions() > 0)
                .containsExactly("srtf");
    }

    @Test
    void timeIsToldInOrder() {
        double[] last = {-1};
        run(
                new SimulationRules(3, "srtf", 0),
                RandomWorkload.draw(new Random(1), 200, 3),
                (seconds, waiting, inUse) -> {
                    assertThat(seconds).isGreaterThanOrEqualTo(last[0]);
                    last[0] = seconds;
                });
        assertThat(last[0]).isPositive();
    }

    private static final class Trail implements SimulationObserver {
        private int mostInUse;
        private int lastInUse;
        private int lastWaiting;

        @Override
        public void changed(double seconds, int waiting, int inUse) {
            mostInUse = Math.max(mostInUse, inUse);
            lastInUse = inUse;
            lastWaiting = waiting;
        }
    }

    private static SimulationSummary summary(String policy, Workload workload) {
        return run(new SimulationRules(1, policy, 0.5), workload, SimulationObserver.NONE)
                .summary();
    }

    private static SimulationResult run(SimulationRules rules, Workload workload, SimulationObserver observer) {
        return new Simulator(rules).run(workload, new Random(1), observer);
    }

    private static double[] finish(SimulationResult result) {
        return IntStream.range(0, result.jobs().size())
                .mapToDouble(result::finishSeconds)
                .toArray();
    }
}
