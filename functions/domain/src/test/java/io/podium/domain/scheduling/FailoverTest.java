package io.podium.domain.scheduling;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.service.Circuit;
import io.podium.domain.service.TestService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private final World world = new World().pool("p", Map.of("cpu", 9));

    private FailoverTest services(String... ids) {
        for (String id : ids) {
            world.service(TestService.service(id), Map.of("p", 2));
        }
        return this;
    }

    @Test
    void goesToAServiceThatHasNotFailedTheTask() {
        services("a", "b", "c");
        world.failed(task("x"), 1, "a", "c").failed(task("y"), 2, "b", "a");
        assertThat(world.assigned()).containsExactly("x->b", "y->c");
    }

    @Test
    void goesToAnyButTheLastWhereAllHaveFailedIt() {
        services("a", "b");
        world.failed(task("x"), 1, "a", "b").failed(task("y"), 2, "b", "a");
        assertThat(world.assigned()).containsExactly("x->a", "y->b");
    }

    @Test
    void goesBackWhereNoOtherHasRoom() {
        services("a", "b");
        world.held("p", "h1", "b", 1).held("p", "h2", "b", 1).failed(task("x"), 1, "a");
        assertThat(world.assigned()).containsExactly("x->a");
    }

    @Test
    void goesBackWhereNoOtherIsAble() {
        services("a");
        world.failed(task("x"), 1, "a");
        assertThat(world.assigned()).containsExactly("x->a");
    }

    @Test
    void lastToProbeAServiceIsATaskThatItFailed() {
        services("a");
        world.circuit("p", "a", new Circuit(5, 1, World.NOW, null))
                .failed(task("poison"), 1, "a")
                .task(task("fresh"), 2);
        assertThat(world.assigned()).containsExactly("fresh->a");
        assertThat(world.waiting()).singleElement().asString().contains("poison", "half open");
    }

    @Test
    void probesWithATaskThatFailedWhereThereIsNoOther() {
        services("a");
        world.circuit("p", "a", new Circuit(5, 1, World.NOW, null)).failed(task("poison"), 1, "a");
        assertThat(world.assigned()).containsExactly("poison->a");
    }

    @Test
    void takesNothingThroughAnOpenCircuit() {
        services("a", "b");
        world.circuit("p", "a", new Circuit(5, 1, World.NOW.plusMillis(1), null));
        for (String id : List.of("x", "y", "z")) {
            world.task(task(id), 1);
        }
        assertThat(world.assigned()).containsExactly("x->b", "y->b");
        assertThat(world.waiting()).singleElement().asString().contains("the circuit of service a is open until");
    }
}
