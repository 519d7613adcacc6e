package io.podium.optimizer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanStatus;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.PlanningInput;
import io.podium.domain.optimization.PoolSupply;
import io.podium.domain.optimization.ServiceObservation;
import io.podium.domain.optimization.ServiceSettings;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop around simulated services: whether it settles, stays, and serves. */
class ClosedLoopTest {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int SLOTS = 4;
    private static final int CYCLES_TO_CONVERGE = 10;

    private final PlanningCycle cycle = new PlanningCycle(new CommonsMathLpSolver(), SolveLimits.SMALL);
    private final List<PoolSupply> pools = List.of(
            new PoolSupply("eu-1", ResourceVector.of("cpu", 40), Map.of("cpu", 0.04)),
            new PoolSupply("eu-2", ResourceVector.of("cpu", 400), Map.of("cpu", 0.05)));
    private final List<SimulatedPlant> plants = new ArrayList<>();
    private final List<Plan> plans = new ArrayList<>();
    private final List<List<ServiceObservation>> seen = new ArrayList<>();
    private @Nullable Plan plan;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private void turn(int cycles) {
        for (int at = 0; at < cycles; at++) {
            List<ServiceObservation> observations = new ArrayList<>();
            List<ServiceSettings> services = new ArrayList<>();
            for (int service = 0; service < plants.size(); service++) {
                String id = "s" + service;
                Map<String, Integer> running =
                        plan == null ? Map.of("eu-1", 1) : plan.instances().getOrDefault(id, Map.of());
                int instances =
                        running.values().stream().mapToInt(Integer::intValue).sum();
                observations.add(plants.get(service).run(WINDOW, instances * SLOTS));
                services.add(new ServiceSettings(
                        id, SLOTS, ResourceVector.of("cpu", 1), running, 0, 200, 0, Set.of(), 1_000));
            }
            now = now.plus(WINDOW);
            PlanningInput input =
                    new PlanningInput(observations, services, pools, plan, OptimizerSettings.DEFAULT, now);
            plan = cycle.decide(input).plan().asApplied();
            plans.add(plan);
            seen.add(observations);
        }
    }

    private void settles() {
        turn(CYCLES_TO_CONVERGE);
        Map<String, Map<String, Integer>> settled = plans.get(plans.size() - 1).instances();
        int from = plans.size();
        turn(20);
        List<Plan> after = plans.subList(from, plans.size());
        assertThat(after).extracting(Plan::instances).containsOnly(settled);
        assertThat(after).extracting(Plan::status).containsOnly(PlanStatus.CONVERGED);
        double wait = seen.subList(from, seen.size()).stream()
                .flatMap(List::stream)
                .mapToDouble(ServiceObservation::meanWaitSeconds)
                .average()
                .orElseThrow();
        assertThat(wait).isLessThan(1.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void settlesUnderAStationaryLoadAndStays(long seed) {
        plants.add(new SimulatedPlant("s0", random(seed), 8, 2));
        plants.add(new SimulatedPlant("s1", random(seed + 100), 3, 5));
        settles();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void settlesAgainAfterAStepUpAndAStepDown(long seed) {
        plants.add(new SimulatedPlant("s0", random(seed), 4, 2));
        settles();
        int before = plans.get(plans.size() - 1).instancesOf("s0");
        plants.get(0).arrivalsPerSecond = 12;
        settles();
        assertThat(plans.get(plans.size() - 1).instancesOf("s0")).isGreaterThan(2 * before);
        plants.get(0).arrivalsPerSecond = 4;
        settles();
        assertThat(plans.get(plans.size() - 1).instancesOf("s0")).isLessThanOrEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aServiceThatBecomesSlowerGetsMore(long seed) {
        plants.add(new SimulatedPlant("s0", random(seed), 8, 1));
        settles();
        int before = plans.get(plans.size() - 1).instancesOf("s0");
        plants.get(0).meanSeconds = 2;
        settles();
        assertThat(plans.get(plans.size() - 1).instancesOf("s0")).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aServiceThatFailsIsNotGivenTheWorld(long seed) {
        plants.add(new SimulatedPlant("s0", random(seed), 8, 1));
        plants.add(new SimulatedPlant("s1", random(seed + 100), 8, 1));
        turn(10);
        int before = plans.get(plans.size() - 1).instancesOf("s0");
        plants.get(0).failureShare = 1;
        turn(10);
        Plan failing = plans.get(plans.size() - 1);
        assertThat(failing.estimates().get("s0").failureShare()).isGreaterThan(0.9);
        assertThat(failing.instancesOf("s0")).isGreaterThanOrEqualTo(before).isLessThan(20 * before);
        assertThat(failing.instancesOf("s1")).isBetween(3, 4);
        assertThat(failing.weights().get("s0")).isLessThan(failing.weights().get("s1"));
    }
}
