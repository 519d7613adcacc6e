package io.podium.domain.usecase;

import static io.podium.domain.service.TestService.service;
import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.actuation.ActuatorType;
import io.podium.domain.actuation.ActuatorTypes;
import io.podium.domain.actuation.Wanted;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.optimization.CheckedLpSolver;
import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.Pause;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanChange;
import io.podium.domain.optimization.PlanDecision;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.optimization.VertexEngine;
import io.podium.domain.port.Actuator;
import io.podium.domain.service.ActuatorSpec;
import io.podium.domain.service.Scaling;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.usecase.OptimizeAllocation.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OptimizeAllocationTest {
    private final PodiumFixture podium = new PodiumFixture().pool("p", 20);
    private final OptimizeAllocation optimize = new OptimizeAllocation(
            podium.stores,
            podium.surroundings,
            new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL),
            OptimizerSettings.DEFAULT);

    @BeforeEach
    void aServiceWithTwiceTheLoadThatItCarries() {
        podium.service(service("s").slots(2).scaling(new Scaling(1, 9, Duration.ofSeconds(1))));
        load();
    }

    /** A minute with four slots' work. */
    private void load() {
        Instant minute = Instant.ofEpochSecond(podium.now().getEpochSecond() / 60 * 60 - 30);
        podium.stores.metrics().add("p", minute, Measurements.arrived("work", 120));
        for (int at = 0; at < 60; at++) {
            podium.stores.metrics().add("p", minute, Measurements.completed("s", 2, 1));
        }
    }

    private int instances() {
        return podium.stores.services().find("s").orElseThrow().spec().instances();
    }

    private int seats() {
        return podium.ledger().seats().getOrDefault("s", 0);
    }

    @Test
    void growsTheServiceSeatsItAndWakesItsQueues() {
        podium.submit(task("a"), task("b"), task("c"), task("d"));
        podium.place();
        assertThat(podium.queue.taken()).isEmpty();

        PlanDecision decision = optimize.run(Trigger.SCHEDULE, false);

        assertThat(decision.changes()).hasSize(1);
        assertThat(decision.plan().applied()).isTrue();
        assertThat(instances()).isEqualTo(decision.plan().instancesOf("s")).isGreaterThan(2);
        assertThat(seats()).isEqualTo(2 * instances());
        assertThat(podium.stores.plans().latest()).contains(decision.plan());
        assertThat(podium.place()).containsExactly("c", "d");
    }

    @Test
    void aDryRunStoresAndChangesNothing() {
        podium.queue.take();
        PlanDecision decision = optimize.run(Trigger.REQUEST, true);
        assertThat(decision.changes()).hasSize(1);
        assertThat(decision.plan().applied()).isFalse();
        assertThat(instances()).isEqualTo(1);
        assertThat(podium.stores.plans().latest()).isEmpty();
        assertThat(podium.queue.taken()).isEmpty();
    }

    @Test
    void aDryRunTellsNoActuatorAndSaysWhatItWouldDo() {
        List<String> told = new ArrayList<>();
        Actuator actuator = new Actuator() {
            @Override
            public ActuatorType type() {
                return ActuatorTypes.LAMBDA_CONCURRENCY;
            }

            @Override
            public void apply(ActuatorSpec spec, Wanted wanted) {
                told.add(wanted.serviceId() + "=" + wanted.seats());
            }

            @Override
            public void release(ActuatorSpec spec, String serviceId) {
                told.add(serviceId + " released");
            }
        };
        podium.service(service("t")
                .slots(2)
                .scaling(new Scaling(
                        3,
                        9,
                        Duration.ofSeconds(1),
                        new ActuatorSpec("lambda-concurrency", Map.of("functionName", "f")))));
        OptimizeAllocation actuated = new OptimizeAllocation(
                podium.stores,
                podium.surroundings,
                new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL),
                OptimizerSettings.DEFAULT,
                List.of(actuator));
        podium.queue.take();

        PlanDecision dry = actuated.run(Trigger.REQUEST, true);

        assertThat(dry.changes()).extracting(PlanChange::serviceId).contains("s", "t");
        assertThat(dry.plan().reasons()).anyMatch(reason -> reason.startsWith("Service s: "));
        assertThat(told).isEmpty();
        assertThat(podium.stores.plans().latest()).isEmpty();
        assertThat(podium.stores.plans().actuations().all()).isEmpty();
        assertThat(podium.queue.taken()).isEmpty();
        actuated.run(Trigger.REQUEST, false);
        assertThat(told).as("the same in earnest").hasSize(1);
    }

    @Test
    void aCycleThatComesTwiceInAMinuteLearnsOnceAndSettles() {
        Plan first = optimize.run(Trigger.SCHEDULE, false).plan();
        podium.advance(1);
        PlanDecision second = optimize.run(Trigger.SCHEDULE, false);
        assertThat(second.changes()).isEmpty();
        assertThat(second.plan().version()).isEqualTo(2);
        assertThat(second.plan().estimates().get("s").arrivals())
                .isEqualTo(first.estimates().get("s").arrivals());
    }

    @Test
    void ofTwoAtOnceOneStoresThePlanAndTheOtherChangesNothing() {
        podium.planItems.beforeNextWrite(() -> optimize.run(Trigger.REQUEST, false));
        podium.clock.advance(Duration.ofMillis(1));

        PlanDecision late = optimize.run(Trigger.SCHEDULE, false);

        assertThat(podium.stores.plans().page(null, 10).items()).hasSize(1);
        assertThat(late.plan().version()).isEqualTo(1);
        assertThat(seats()).isEqualTo(2 * instances());
    }

    @Test
    void aCrashBetweenStoringAndApplyingIsMadeUpForByTheNextCycle() {
        podium.ledgerItems.breakOff(writes -> Optional.of(List.of()));
        assertThatThrownBy(() -> optimize.run(Trigger.SCHEDULE, false)).isInstanceOf(StoreUnavailableException.class);
        podium.ledgerItems.breakOff(writes -> Optional.empty());
        assertThat(podium.stores.plans().latest()).isPresent();
        assertThat(seats()).isEqualTo(2);

        podium.advance(60);
        load();
        Plan plan = optimize.run(Trigger.SCHEDULE, false).plan();

        assertThat(seats()).isEqualTo(2 * plan.instancesOf("s")).isGreaterThan(2);
        assertThat(instances()).isEqualTo(plan.instancesOf("s"));
    }

    @Test
    void applyingAPlanAgainChangesNothingAndWakesNobody() {
        Plan plan = optimize.run(Trigger.SCHEDULE, false).plan();
        podium.queue.take();
        int version = podium.ledger().version() > 0 ? (int) podium.ledger().version() : 0;
        new ApplyPlan(podium.stores, podium.surroundings).run(plan);
        assertThat((int) podium.ledger().version()).isEqualTo(version);
        assertThat(podium.queue.taken()).isEmpty();
    }

    @Test
    void whilePausedThePlanIsStoredAndNothingIsChangedUntilItIsResumed() {
        assertThat(podium.stores.plans().pauses().store(new Pause(podium.now(), "audit")))
                .isTrue();
        PlanDecision decision = optimize.run(Trigger.SCHEDULE, false);
        assertThat(decision.plan().applied()).isFalse();
        assertThat(decision.changes()).hasSize(1);
        assertThat(podium.stores.plans().latest()).contains(decision.plan());
        assertThat(podium.stores.plans().weights().of("s")).isEqualTo(1);
        assertThat(instances()).isEqualTo(1);

        assertThat(podium.stores.plans().pauses().store(null)).isTrue();
        podium.advance(60);
        load();
        optimize.run(Trigger.SCHEDULE, false);
        assertThat(instances()).isGreaterThan(1);
    }

    @Test
    void aSaturatedSchedulerIsAnsweredWithTheLastPlanForAWhile() {
        assertThat(optimize.run(Trigger.SATURATED, false).plan().version()).isEqualTo(1);
        podium.advance(14);
        assertThat(optimize.run(Trigger.SATURATED, false).plan().version()).isEqualTo(1);
        assertThat(optimize.run(Trigger.REQUEST, false).plan().version()).isEqualTo(2);
        podium.advance(15);
        assertThat(optimize.run(Trigger.SATURATED, false).plan().version()).isEqualTo(3);
    }

    @Test
    void aServiceThatDrainsIsLeftAlone() {
        new DrainService(podium.stores, podium.surroundings).run("s");
        PlanDecision decision = optimize.run(Trigger.SCHEDULE, false);
        assertThat(decision.changes()).isEmpty();
        assertThat(decision.plan().instances()).isEmpty();
    }
}
