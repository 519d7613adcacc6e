package io.podium.domain.optimization;

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

/** The real planning cycle around simulated services in one pool, a window of a minute a cycle. */
final class PlantLoop {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final PlanningCycle CYCLE =
            new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine())), SolveLimits.SMALL);

    /** What one cycle saw and decided. */
    record Turn(Plan plan, List<PlanChange> changes, List<ServiceObservation> seen) {

        int instances(int service) {
            return plan.instancesOf("s" + service);
        }
    }

    final List<SimulatedPlant> plants = new ArrayList<>();
    final List<Turn> turns = new ArrayList<>();
    final RandomGenerator random;
    OptimizerSettings settings = OptimizerSettings.DEFAULT;
    int slotsPerInstance = 4;
    int maxInstances = 500;
    double targetWaitSeconds = 1;
    double capacity = 1_000;
    double price = 0.04;
    int startInstances = 1;
    private @Nullable Plan plan;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    PlantLoop(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    SimulatedPlant plant(double arrivalsPerSecond, double meanSeconds) {
        SimulatedPlant plant = new SimulatedPlant("s" + plants.size(), random, arrivalsPerSecond, meanSeconds);
        plants.add(plant);
        return plant;
    }

    void run(int cycles) {
        for (int at = 0; at < cycles; at++) {
            turn();
        }
    }

    Turn turn() {
        List<ServiceObservation> seen = new ArrayList<>();
        List<ServiceSettings> services = new ArrayList<>();
        for (int service = 0; service < plants.size(); service++) {
            String id = "s" + service;
            Map<String, Integer> running = plan == null ? Map.of("eu-1", startInstances) : running(plan, id);
            seen.add(plants.get(service).run(WINDOW, ServiceGuard.total(running) * slotsPerInstance));
            services.add(new ServiceSettings(
                    id,
                    slotsPerInstance,
                    ResourceVector.of("cpu", 1),
                    running,
                    0,
                    maxInstances,
                    targetWaitSeconds,
                    Set.of(),
                    1_000));
        }
        now = now.plus(WINDOW);
        PoolSupply pool = new PoolSupply("eu-1", ResourceVector.of("cpu", capacity), Map.of("cpu", price));
        PlanDecision decision =
                CYCLE.decide(new PlanningInput(seen, services, List.of(pool), plan, settings, now, null, now));
        plan = decision.plan().asApplied();
        Turn turn = new Turn(plan, decision.changes(), seen);
        turns.add(turn);
        return turn;
    }

    private static Map<String, Integer> running(Plan plan, String id) {
        return plan.instances().getOrDefault(id, Map.of());
    }

    /** Returns the last turns. */
    List<Turn> last(int count) {
        return turns.subList(turns.size() - count, turns.size());
    }

    Turn last() {
        return turns.get(turns.size() - 1);
    }

    /** Returns the mean of a service's mean waits over the last windows, in seconds. */
    double meanWait(int service, int windows) {
        return last(windows).stream()
                .mapToDouble(turn -> turn.seen().get(service).meanWaitSeconds())
                .average()
                .orElse(0);
    }
}
