package io.podium.domain.usecase;

import static io.podium.domain.service.TestService.service;
import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.metrics.LoadSample;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.TestService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleLoadTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePool() {
        podium.pool("p", 8);
    }

    @Test
    void countsWhatWaitsAndWhatRuns() {
        podium.service(service("s").instances(2).slots(1).resources(ResourceVector.of("cpu", 2)));
        podium.submit(task("a"), task("b"), task("c"), task("d"), task("e"));
        podium.place();

        Measurements looked = look();
        LoadSample pool = LoadSample.mean(looked, LoadSample.WHOLE_POOL);
        assertThat(pool.queueLength()).isEqualTo(3);
        assertThat(pool.slotUtilization()).isEqualTo(1);
        assertThat(pool.utilization()).isEqualTo(Map.of("cpu", 0.5));
        LoadSample s = LoadSample.mean(looked, "s");
        assertThat(s.queueLength()).isEqualTo(3);
        assertThat(s.slotsInUse()).isEqualTo(2);
        assertThat(s.utilization()).isEqualTo(Map.of("cpu", 1.0));
    }

    @Test
    void countsTasksToServicesByTheirPartOfTheSlots() {
        podium.service(service("s").instances(1));
        podium.service(service("u").instances(3));
        podium.submit(task("a"), task("b"), task("c"), task("d"));

        Measurements looked = look();
        assertThat(LoadSample.mean(looked, "s").queueLength()).isEqualTo(1);
        assertThat(LoadSample.mean(looked, "u").queueLength()).isEqualTo(3);
    }

    @Test
    void countsTasksWithoutAnySlotToEveryServiceThatMayRunThem() {
        podium.service(service("s").instances(0));
        podium.submit(task("a"), task("b"));

        Measurements looked = look();
        assertThat(LoadSample.mean(looked, "s").queueLength()).isEqualTo(2);
        assertThat(LoadSample.mean(looked, "s").slots()).isZero();
    }

    @Test
    void isTheMeanOfTheLooksOfAMinute() {
        podium.service(service("s").instances(1));
        podium.submit(task("a"), task("b"));
        new SampleLoad(podium.stores, podium.surroundings).run();
        podium.place();
        new SampleLoad(podium.stores, podium.surroundings).run();

        LoadSample pool = LoadSample.mean(podium.measured(), LoadSample.WHOLE_POOL);
        assertThat(pool.looks()).isEqualTo(2);
        assertThat(pool.queueLength()).isEqualTo(1.5);
        assertThat(pool.slotUtilization()).isEqualTo(0.5);
    }

    @Test
    void writesOneItemForThePoolAndOneForEachServiceWhateverTheTasks() {
        for (TestService each : List.of(service("s"), service("u"))) {
            podium.service(each);
        }
        podium.submit(task("a"), task("b"), task("c"));

        Measurements looked = look();
        assertThat(looked.bySubject().keySet().stream()
                        .filter(subject -> !subject.equals(task("x").build().type())))
                .containsExactlyInAnyOrder("*", "s", "u");
    }

    private Measurements look() {
        new SampleLoad(podium.stores, podium.surroundings).run();
        return podium.measured();
    }
}
