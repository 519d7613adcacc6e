package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.service.TestService;
import io.podium.domain.task.TestSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final World world = new World();

    @Test
    void goesByRankThenSubmissionThenName() {
        world.pool("p", Map.of("cpu", 9)).service(TestService.service("s"), Map.of("p", 9));
        world.task(TestSpec.task("c"), 2);
        world.task(TestSpec.task("b"), 1);
        world.task(TestSpec.task("a"), 2);

        assertThat(world.assigned()).containsExactly("b->s", "a->s", "c->s");
        Collections.reverse(world.window);
        assertThat(world.assigned()).containsExactly("b->s", "a->s", "c->s");
    }

    @Test
    void passesByATaskThatDoesNotFit() {
        world.pool("p", Map.of("cpu", 2)).service(TestService.service("s"), Map.of("p", 3));
        world.task(TestSpec.task("large").request(cpu(3)), 1);
        world.task(TestSpec.task("small").request(cpu(1)), 2);

        assertThat(world.assigned()).containsExactly("small->s");
        assertThat(world.waiting()).containsExactly("large: pool p has cpu 2 left, and cpu 3 is asked");
        assertThat(world.decide().isSaturated()).isTrue();
    }

    @Test
    void leavesTasksOfATypeThatNobodyRuns() {
        world.pool("p", Map.of("cpu", 2)).service(TestService.service("s"), Map.of("p", 3));
        world.task(TestSpec.task("a").type("odd"), 1);

        assertThat(world.waiting()).containsExactly("a: no live service runs tasks of type odd");
        assertThat(world.decide().isSaturated()).isFalse();
    }

    @Test
    void givesNothingToServicesThatDrainOrAreDead() {
        Service drained = Service.registered(TestService.service("drained").build(), World.NOW)
                .drained();
        Service dead = Service.registered(TestService.service("dead").ttl(10).build(), World.NOW.minusSeconds(10));
        world.pool("p", Map.of("cpu", 9)).service(drained, Map.of("p", 5)).service(dead, Map.of("p", 5));
        world.task(TestSpec.task("a"), 1);

        assertThat(world.waiting()).containsExactly("a: no live service runs tasks of type work");
    }

    @Test
    void saysWhatIsLacking() {
        world.pool("p", Map.of("cpu", 9)).service(TestService.service("s"), Map.of("p", 1));
        world.task(TestSpec.task("a"), 1);
        world.task(TestSpec.task("b"), 2);

        assertThat(world.waiting()).containsExactly("b: service s has no free slot: 1 of 1 are taken");
    }

    @Test
    void saysWhatOneOfSeveralServicesIsLacking() {
        world.pool("p", Map.of("cpu", 1))
                .service(TestService.service("s"), Map.of("p", 1))
                .service(TestService.service("u"), Map.of("p", 1));
        world.task(TestSpec.task("a"), 1);
        world.task(TestSpec.task("b"), 2);

        assertThat(world.waiting()).singleElement().asString().startsWith("b: none of the 2 services of this type");
        assertThat(world.decide().isSaturated()).isTrue();
    }

    @Test
    void keepsPinnedTasksToTheirPool() {
        world.pool("p", Map.of("cpu", 1))
                .pool("q", Map.of("cpu", 9))
                .service(TestService.service("s"), Map.of("p", 5, "q", 5));
        world.task(TestSpec.task("a").pool("p").pinned(), 1);
        world.task(TestSpec.task("b").pool("p").pinned(), 2);
        world.task(TestSpec.task("c").pool("p"), 3);

        assertThat(world.assigned()).containsExactly("a->s", "c->s");
        assertThat(world.waiting()).containsExactly("b: pool p has nothing left, and cpu 1 is asked");
    }

    @Test
    void saysWhenNobodyHasSlotsInThePoolThatATaskIsPinnedTo() {
        world.pool("p", Map.of("cpu", 9)).pool("q", Map.of("cpu", 9)).service(TestService.service("s"), Map.of("q", 5));
        world.task(TestSpec.task("a").pool("p").pinned(), 1);

        assertThat(world.waiting()).containsExactly("a: no live service has slots for tasks of type work in pool p");
        assertThat(world.decide().isSaturated()).isFalse();
    }

    @Test
    void doesNotPlaceATaskTwiceNotEvenInAnotherPool() {
        world.pool("p", Map.of("cpu", 9))
                .pool("q", Map.of("cpu", 9))
                .service(TestService.service("s"), Map.of("p", 5, "q", 5))
                .held("p", "a", "s", 1);
        world.task(TestSpec.task("a"), 1);

        assertThat(world.assigned()).isEmpty();
        assertThat(world.waiting()).containsExactly("a: task a is being placed");
    }

    @Test
    void namesTheShortageOfTheFirstPoolWhereAnotherIsNotSeated() {
        world.pool("p", Map.of("cpu", 0.5))
                .pool("q", Map.of("cpu", 9))
                .service(TestService.service("s"), Map.of("p", 5))
                .service(TestService.service("other").types("odd"), Map.of("q", 5));
        world.task(TestSpec.task("a"), 1);

        assertThat(world.waiting()).containsExactly("a: pool p has cpu 0.5 left, and cpu 1 is asked");
    }

    @Test
    void givesATaskWithoutARequestTheShareOfASlot() {
        world.pool("p", Map.of("cpu", 1))
                .service(TestService.service("s").slots(4).resources(ResourceVector.of("cpu", 2)), Map.of("p", 4));
        for (String id : List.of("a", "b", "c")) {
            world.task(TestSpec.task(id), 1);
        }

        assertThat(world.assigned()).containsExactly("a->s", "b->s");
        assertThat(world.waiting()).containsExactly("c: pool p has nothing left, and cpu 0.5 is asked");
    }

    @Test
    void spreadsOverTheLeastLoaded() {
        world.pool("p", Map.of("cpu", 99))
                .service(TestService.service("s"), Map.of("p", 2))
                .service(TestService.service("u"), Map.of("p", 4));
        for (int i = 0; i < 6; i++) {
            world.task(TestSpec.task("a" + i), i);
        }

        assertThat(world.assigned()).containsExactly("a0->u", "a1->s", "a2->u", "a3->u", "a4->s", "a5->u");
    }

    @Test
    void decidesNothingOnNothing() {
        SchedulingDecision decision = world.decide("random", "random", world.fleet(), new Random(1));

        assertThat(decision.assignments()).isEmpty();
        assertThat(decision.waiting()).isEmpty();
        assertThat(decision.isSaturated()).isFalse();
    }

    private static ResourceRequest cpu(double amount) {
        return ResourceRequest.exactly(ResourceVector.of("cpu", amount));
    }
}
