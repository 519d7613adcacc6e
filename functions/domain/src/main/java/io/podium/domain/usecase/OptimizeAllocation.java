package io.podium.domain.usecase;

import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.Pause;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanDecision;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.PlanningInput;
import io.podium.domain.port.Actuator;
import io.podium.domain.service.Service;
import io.podium.domain.store.PlanRequestStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The optimize step: measures, plans, and unless it is a dry run stores the plan and puts it into effect. While the
 * optimizer is paused the plan keeps what runs, is stored with what it would change, and nothing is put into effect. Of
 * several at once, one stores the plan of a version and the others change nothing; a crash after that leaves a plan that
 * is not or partly in effect, and the next cycle plans from what it finds running.
 */
public final class OptimizeAllocation {
    private final Stores stores;
    private final Surroundings surroundings;
    private final PlanningCycle cycle;
    private final OptimizerSettings settings;
    private final ObserveServices observe;
    private final ApplyPlan apply;
    private final ActuatePlan actuate;

    /** Optimizes services whose workers follow the plan by themselves. */
    public OptimizeAllocation(
            Stores stores, Surroundings surroundings, PlanningCycle cycle, OptimizerSettings settings) {
        this(stores, surroundings, cycle, settings, List.of());
    }

    public OptimizeAllocation(
            Stores stores,
            Surroundings surroundings,
            PlanningCycle cycle,
            OptimizerSettings settings,
            List<Actuator> actuators) {
        this.stores = stores;
        this.surroundings = surroundings;
        this.cycle = cycle;
        this.settings = settings;
        this.observe = new ObserveServices(stores);
        this.apply = new ApplyPlan(stores, surroundings);
        this.actuate = new ActuatePlan(stores, surroundings, actuators);
    }

    /** Why a plan is asked for. */
    public enum Trigger {
        /** The schedule. */
        SCHEDULE,
        /** Somebody asked. */
        REQUEST,
        /** The scheduler found no room for a task; answered by the newest plan within {@link PlanRequestStore#PAUSE}. */
        SATURATED
    }

    /**
     * Makes a plan.
     *
     * @param trigger why
     * @param dryRun whether to change nothing
     * @return the plan with its differences from what runs now; where somebody else made one at the same time, or where
     *     one is young enough, that one without differences
     */
    public PlanDecision run(Trigger trigger, boolean dryRun) {
        Instant now = surroundings.now();
        Optional<Plan> previous = stores.plans().latest();
        if (trigger == Trigger.SATURATED && PlanRequestStore.isYoung(previous, now)) {
            return new PlanDecision(previous.orElseThrow(), List.of());
        }
        Optional<Pause> pause = stores.plans().pauses().find();
        PlanDecision decision = plan(previous.orElse(null), pause.orElse(null), now);
        if (dryRun) {
            return decision;
        }
        Plan plan = pause.isPresent() ? decision.plan() : decision.plan().asApplied();
        if (!stores.plans().store(plan)) {
            return new PlanDecision(stores.plans().latest().orElse(plan), List.of());
        }
        if (pause.isPresent()) {
            return new PlanDecision(plan, decision.changes());
        }
        apply.run(plan);
        return new PlanDecision(actuate.run(plan), decision.changes());
    }

    private PlanDecision plan(@Nullable Plan previous, @Nullable Pause pause, Instant now) {
        List<Service> services = stores.services().all().stream()
                .filter(service -> !service.draining())
                .toList();
        ObserveServices.Seen seen = observe.run(services, now);
        return cycle.decide(new PlanningInput(
                seen.observations(), seen.settings(), seen.pools(), previous, settings, seen.until(), pause, now));
    }
}
