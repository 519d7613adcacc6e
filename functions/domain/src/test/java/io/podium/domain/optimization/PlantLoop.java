package io.podium.domain.optimization;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.store.PlanRequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The real planning cycle around simulated services in one pool, as in a deployment: a turn is a minute, at whose end there
 * is a plan, and between the minutes there is one when tasks wait, but not soon after another.
 */
final class PlantLoop {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Duration STEP = Duration.ofSeconds(1);

    private static final PlanningCycle CYCLE =
            new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL);

    /** What the meters told of one minute, what was decided in it, and the plan at its end. */
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
    private List<ServiceObservation> seen = List.of();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Instant lastPlan = now;

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
        List<PlanChange> changes = new ArrayList<>();
        Instant end = now.plus(WINDOW);
        while (now.isBefore(end)) {
            for (int service = 0; service < plants.size(); service++) {
                plants.get(service).run((double) STEP.toSeconds(), instances(service) * slotsPerInstance);
            }
            now = now.plus(STEP);
            boolean waits = plants.stream().anyMatch(plant -> plant.waiting() > 0);
            if (waits && now.isBefore(end) && !now.isBefore(lastPlan.plus(PlanRequestStore.PAUSE))) {
                changes.addAll(decide(end.minus(WINDOW)));
            }
        }
        seen = plants.stream().map(plant -> plant.take(WINDOW)).toList();
        changes.addAll(decide(end));
        Turn turn = new Turn(Objects.requireNonNull(plan), changes, seen);
        turns.add(turn);
        return turn;
    }

    private List<PlanChange> decide(Instant measuredUntil) {
        List<ServiceObservation> observations = new ArrayList<>();
        List<ServiceSettings> services = new ArrayList<>();
        for (int service = 0; service < plants.size(); service++) {
            observations.add(observation(service));
            services.add(new ServiceSettings(
                    "s" + service,
                    slotsPerInstance,
                    ResourceVector.of("cpu", 1),
                    running("s" + service),
                    0,
                    maxInstances,
                    targetWaitSeconds,
                    Set.of(),
                    1_000));
        }
        PoolSupply pool = new PoolSupply("eu-1", ResourceVector.of("cpu", capacity), Map.of("cpu", price));
        PlanDecision decision = CYCLE.decide(
                new PlanningInput(observations, services, List.of(pool), plan, settings, measuredUntil, null, now));
        plan = decision.plan().asApplied();
        lastPlan = now;
        return decision.changes();
    }

    /** Returns what the meters told of the last whole window, and the present queue. */
    private ServiceObservation observation(int service) {
        double queued = plants.get(service).waiting();
        return seen.size() > service
                ? seen.get(service).withQueueLength(queued)
                : new ServiceObservation("s" + service, WINDOW, 0, 0, 0, 0, 1, 1, 0, 0, queued);
    }

    private int instances(int service) {
        return ServiceGuard.total(running("s" + service));
    }

    private Map<String, Integer> running(String id) {
        return plan == null ? Map.of("eu-1", startInstances) : plan.instances().getOrDefault(id, Map.of());
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
