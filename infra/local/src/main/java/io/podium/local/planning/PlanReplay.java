package io.podium.local.planning;

import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanDecision;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.PlanningInput;
import io.podium.domain.optimization.PoolSupply;
import io.podium.domain.optimization.ServiceObservation;
import io.podium.domain.optimization.ServiceSettings;
import io.podium.domain.queueing.Dispersion;
import io.podium.domain.resource.ResourceVector;
import io.podium.local.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays a trace in virtual time on one service of one slot an instance, whose number of instances the planning loop
 * changes: once a minute as by its schedule, and where that is asked for in between when tasks wait. What the loop sees is
 * what the meters of a deployment would have told it: the last whole minute, and the present queue.
 */
public final class PlanReplay {
    private static final String SERVICE = "service";
    private static final String POOL = "pool";
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** When a trace begins; plans are dated from it. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final PlanningCycle cycle;
    private final OptimizerSettings settings;
    private final int mostSlots;
    private final double betweenSeconds;
    private final double startSeconds;
    private @Nullable Plan plan;
    private @Nullable Plan largest;
    private ServiceObservation seen = observation(new PlannedSlots.Window(), 0);
    private int plans;
    private int changes;

    /**
     * Creates a replay.
     *
     * @param cycle makes the plans
     * @param settings how the loop behaves, with the mean wait that it aims for
     * @param mostSlots the service's largest size, and the pool's
     * @param betweenSeconds how soon after a plan another is made because tasks wait, in seconds
     * @param startSeconds how long an instance takes from the plan that adds it until it runs tasks
     */
    public PlanReplay(
            PlanningCycle cycle,
            OptimizerSettings settings,
            int mostSlots,
            double betweenSeconds,
            double startSeconds) {
        this.cycle = cycle;
        this.settings = settings;
        this.mostSlots = mostSlots;
        this.betweenSeconds = betweenSeconds;
        this.startSeconds = startSeconds;
    }

    /** Replays the trace and compares with the fewest fixed slots that reach the same p99 wait. */
    public PlanReplayResult run(Trace trace) {
        PlannedSlots slots = new PlannedSlots(trace.arrivals(), 1, startSeconds);
        double windowEnd = WINDOW.toSeconds();
        double lastPlan = 0;
        while (!slots.isDone()) {
            slots.runTo(windowEnd, lastPlan + betweenSeconds);
            if (slots.now() >= windowEnd) {
                seen = observation(slots.take(), slots.queued());
                windowEnd += WINDOW.toSeconds();
            }
            if (!slots.isDone()) {
                decide(slots, windowEnd - WINDOW.toSeconds());
                lastPlan = slots.now();
            }
        }
        return PlanReplayResult.of(trace, slots, plans, changes);
    }

    /** Returns the first of the plans with the most instances, once there was a plan. */
    public Optional<Plan> largestPlan() {
        return Optional.ofNullable(largest);
    }

    private void decide(PlannedSlots slots, double measuredUntil) {
        ServiceSettings service = new ServiceSettings(
                SERVICE,
                1,
                ResourceVector.of("cpu", 1),
                Map.of(POOL, slots.slots()),
                1,
                mostSlots,
                settings.targetWaitSeconds(),
                Set.of(POOL),
                ServiceSettings.DEFAULT_PENALTY);
        PlanDecision decision = cycle.decide(new PlanningInput(
                List.of(seen.withQueueLength(slots.queued())),
                List.of(service),
                List.of(new PoolSupply(
                        POOL, ResourceVector.of("cpu", mostSlots), Map.of("cpu", SlotUse.USD_PER_SLOT_HOUR))),
                plan,
                settings,
                at(measuredUntil),
                null,
                at(slots.now())));
        plan = decision.plan().asApplied();
        if (largest == null || plan.instancesOf(SERVICE) > largest.instancesOf(SERVICE)) {
            largest = plan;
        }
        plans++;
        changes += decision.changes().isEmpty() ? 0 : 1;
        slots.resize(decision.plan().instancesOf(SERVICE));
    }

    private static Instant at(double seconds) {
        return BEGIN.plusMillis(Math.round(seconds * 1_000));
    }

    private static ServiceObservation observation(PlannedSlots.Window window, int queued) {
        double mean = mean(window.seconds);
        double squares =
                mean(window.seconds.stream().map(seconds -> seconds * seconds).toList());
        double[] waits =
                window.waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new ServiceObservation(
                SERVICE,
                WINDOW,
                window.arrivals,
                window.seconds.size(),
                0,
                mean,
                mean > 0 && window.seconds.size() > 1 ? Math.max(0, squares / (mean * mean) - 1) : 1,
                Dispersion.of(Arrays.stream(window.bins).boxed().toList(), 0),
                mean(window.waits),
                waits.length == 0 ? 0 : FixedSlots.p99(waits),
                queued);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
