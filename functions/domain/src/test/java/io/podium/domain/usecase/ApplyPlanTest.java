package io.podium.domain.usecase;

import static io.podium.domain.service.TestService.service;
import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.LoopMemory;
import io.podium.domain.optimization.Plan;
import io.podium.domain.optimization.PlanStatus;
import io.podium.domain.optimization.ShadowPrices;
import io.podium.domain.service.Scaling;
import io.podium.domain.task.ShardKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyPlanTest {
    private final PodiumFixture podium = new PodiumFixture().pool("p", 20).pool("q", 20);

    @BeforeEach
    void twoInstancesInOnePool() {
        podium.service(service("s").instances(2).allowedPools("q").scaling(new Scaling(0, 9, Duration.ofSeconds(1))));
        podium.service(service("fixed").types("other").instances(2));
        podium.queue.take();
    }

    private void apply(String service, Map<String, Integer> instances) {
        new ApplyPlan(podium.stores, podium.surroundings)
                .run(new Plan(
                        1,
                        podium.now(),
                        PlanStatus.ADJUSTING,
                        Map.of(service, instances),
                        Map.of(),
                        0,
                        null,
                        null,
                        ShadowPrices.NONE,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        LoopMemory.NONE,
                        true));
    }

    private int seats(String pool) {
        return podium.stores.ledgers().find(ShardKey.of(pool)).seats().getOrDefault("s", 0);
    }

    @Test
    void instancesThatMoveToAnotherPoolWakeTheQueuesThoughThereAreNotMoreOfThem() {
        apply("s", Map.of("q", 2));
        assertThat(seats("p")).isZero();
        assertThat(seats("q")).isEqualTo(2);
        assertThat(podium.queue.taken()).contains("p/0[work]", "q/0[work]");
    }

    @Test
    void shrinkingWakesNobodyAndTakesNoSlotFromATaskThatRuns() {
        podium.submit(task("a"), task("b"));
        podium.place();
        podium.queue.take();
        apply("s", Map.of("p", 1));
        assertThat(seats("p")).isEqualTo(2);
        assertThat(podium.queue.taken()).isEmpty();
        assertThat(podium.stores.services().find("s").orElseThrow().spec().instances())
                .isEqualTo(1);
    }

    @Test
    void aServiceOfFixedSizeOrOneThatIsGoneIsLeftAlone() {
        apply("fixed", Map.of("p", 7));
        apply("gone", Map.of("p", 7));
        assertThat(podium.stores.services().find("fixed").orElseThrow().spec().instances())
                .isEqualTo(2);
        assertThat(podium.queue.taken()).isEmpty();
    }
}
