package io.podium.domain.usecase;

import static io.podium.domain.service.TestService.service;
import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.CheckedLpSolver;
import io.podium.domain.optimization.OptimizerSettings;
import io.podium.domain.optimization.PlanningCycle;
import io.podium.domain.optimization.SolveLimits;
import io.podium.domain.optimization.VertexEngine;
import io.podium.domain.port.Wake;
import io.podium.domain.service.Scaling;
import io.podium.domain.store.PlanRequestStore;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.ShardKey;
import io.podium.domain.usecase.OptimizeAllocation.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When tasks that wait bring about a plan. */
class AskForPlanTest {
    private static final long PAUSE = PlanRequestStore.PAUSE.toSeconds();

    private final PodiumFixture podium = new PodiumFixture().pool("p", 20);

    private void elastic(int least, int most) {
        podium.service(service("s").slots(1).scaling(new Scaling(least, most, Duration.ofSeconds(1))));
    }

    private boolean isDue() {
        podium.queue.take();
        return new ScheduleTasks(podium.stores, podium.surroundings)
                .run(Wake.of(List.of(new QueueKey(ShardKey.of("p"), "work"))))
                .planDue();
    }

    private void plan() {
        new OptimizeAllocation(
                        podium.stores,
                        podium.surroundings,
                        new PlanningCycle(new CheckedLpSolver(List.of(new VertexEngine()), () -> 0), SolveLimits.SMALL),
                        OptimizerSettings.DEFAULT)
                .run(Trigger.SATURATED, false);
    }

    @Test
    void aTaskThatWaitsForASlotOfAServiceThatMayGrowIsAReason() {
        elastic(1, 9);
        podium.submit(task("a"));
        assertThat(isDue()).as("there is room for one").isFalse();
        podium.place();
        podium.submit(task("b"), task("c"));
        assertThat(isDue()).isTrue();
    }

    @Test
    void aServiceThatMayNotGrowIsNone() {
        elastic(1, 1);
        podium.submit(task("a"), task("b"));
        assertThat(isDue()).isFalse();
    }

    @Test
    void aServiceWithoutInstancesThatMayHaveSomeIsOne() {
        elastic(0, 3);
        podium.stores.services().find("s").ifPresent(found -> {
            podium.stores.services().storeMoved(found.scaledTo(0));
            new SeatService(podium.stores).nowhere(found);
        });
        podium.submit(task("a"));
        assertThat(isDue()).isTrue();
    }

    @Test
    void ofSeveralStepsOneIsToldHoweverLongThePlanTakes() {
        elastic(1, 9);
        podium.submit(task("a"), task("b"), task("c"));
        assertThat(isDue()).isTrue();
        assertThat(isDue()).as("at the same time").isFalse();
        podium.advance(PAUSE);
        assertThat(isDue()).as("no plan was made meanwhile").isTrue();
    }

    @Test
    void aYoungPlanIsNotFollowedByAnother() {
        elastic(1, 9);
        podium.submit(task("a"), task("b"), task("c"));
        plan();
        podium.advance(PAUSE - 1);
        assertThat(isDue()).isFalse();
        podium.advance(1);
        assertThat(isDue()).isTrue();
    }

    @Test
    void aWorkerThatAsksForTasksAsksForNoPlan() {
        elastic(1, 9);
        podium.submit(task("a"), task("b"));
        podium.lease("s", 1);
        assertThat(isDue()).as("nobody has asked yet").isTrue();
    }
}
