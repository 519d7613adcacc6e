package io.podium.domain.usecase;

import static io.podium.domain.service.TestService.service;
import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TestSpec;
import io.podium.domain.usecase.AdviseAdmission.Advice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdviseAdmissionTest {
    private final PodiumFixture podium = new PodiumFixture();
    private final AdviseAdmission advise = new AdviseAdmission(podium.stores, podium.surroundings);

    @BeforeEach
    void oneSlot() {
        podium.pool("p", 1).service(service("s"));
    }

    @Test
    void tasksWithoutDeadlinesCostNoReads() {
        List<Task> tasks = podium.submit(task("a"), task("b"));
        int before = podium.taskItems.indexReads();

        assertThat(advise.of(tasks)).isEmpty();
        assertThat(podium.taskItems.indexReads()).isEqualTo(before);
    }

    @Test
    void countsTheTasksOfTheSameCall() {
        Map<TaskKey, Advice> advice = advise.of(podium.submit(
                task("a").expected(100).deadline(podium.now().plusSeconds(1_000)),
                task("b").expected(100).deadline(podium.now().plusSeconds(130))));

        assertThat(missed(advice, "a")).isFalse();
        assertThat(missed(advice, "b")).isTrue();
    }

    @Test
    void saysWhatIsKnownOfTasksThatAreNotReady() {
        Map<TaskKey, Advice> advice = advise.of(podium.submit(
                task("a"),
                task("after").after("a").deadline(podium.now().plusSeconds(3_600)),
                task("delayed")
                        .expected(10)
                        .notBefore(podium.now().plusSeconds(60))
                        .deadline(podium.now().plusSeconds(65))));

        assertThat(missed(advice, "after")).isFalse();
        assertThat(advice.get(PodiumFixture.key("after")).deadline().words())
                .isEqualTo("there is no telling: it waits for tasks [a]");
        assertThat(missed(advice, "delayed")).isTrue();
        assertThat(advice.get(PodiumFixture.key("delayed")).deadline().words()).contains("and runs for 10.0 s");
    }

    @Test
    void refusesBeforeAnythingIsStored() {
        TestSpec late = task("late").expected(100).deadline(podium.now().plusSeconds(50));

        assertThatThrownBy(() -> submitRefusing(Set.of("late"), task("fine"), late))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("task late will miss its deadline");
        assertThat(podium.stores.tasks().find(PodiumFixture.key("fine"))).isEmpty();
        assertThat(podium.stores.tasks().find(PodiumFixture.key("late"))).isEmpty();
        submitRefusing(Set.of("fine"), task("fine"), late);
        assertThat(podium.stores.tasks().find(PodiumFixture.key("late"))).isPresent();
    }

    @Test
    void looksCloselyAtNoMoreThanItSays() {
        TestSpec[] many = IntStream.range(0, AdviseAdmission.MOST + 20)
                .mapToObj(i -> task("t" + i).expected(1).deadline(podium.now().plusSeconds(60)))
                .toArray(TestSpec[]::new);

        assertThat(advise.of(podium.submit(many))).hasSize(AdviseAdmission.MOST);
    }

    private void submitRefusing(Set<String> which, TestSpec... specs) {
        new SubmitTasks(podium.stores, podium.surroundings)
                .run(
                        Arrays.stream(specs)
                                .map(TestSpec::build)
                                .map(spec -> new SubmitTasks.NewTask(
                                        spec, spec.shard().pool(), null))
                                .toList(),
                        fresh -> advise.refuseLate(
                                fresh,
                                Set.copyOf(
                                        which.stream().map(PodiumFixture::key).toList())));
    }

    private static boolean missed(Map<TaskKey, Advice> advice, String id) {
        return advice.get(PodiumFixture.key(id)).deadline().willMiss();
    }
}
