package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.podium.domain.service.TestService;
import io.podium.domain.store.TaskPage;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTasksTest {
    private final PodiumFixture podium = new PodiumFixture();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 200})
    void pagesThroughEveryTaskOnce(int limit) {
        podium.pool("p", 9).pool("q", 9).service(TestService.service("s").instances(9));
        podium.submit(IntStream.range(0, 20).mapToObj(i -> task("p" + i)).toArray(TestSpec[]::new));
        podium.submit(IntStream.range(0, 5)
                .mapToObj(i -> task("q" + i).pool("q").type("type" + i % 2))
                .toArray(TestSpec[]::new));
        podium.submit(task("child").after("p19"), task("theirs").tenant("other"));
        podium.lease("s", 7).stream().limit(3).forEach(podium::complete);
        podium.submit(task("x0"), task("x1"));
        podium.place();
        podium.cancel("p18");

        List<String> seen = new ArrayList<>();
        @Nullable String next = null;
        do {
            TaskPage page = new ListTasks(podium.stores).run("t", null, null, limit, next);
            assertThat(page.tasks()).hasSizeLessThanOrEqualTo(limit);
            page.tasks().forEach(task -> seen.add(task.key().id()));
            next = page.next();
        } while (next != null);

        assertThat(seen)
                .hasSize(28)
                .doesNotHaveDuplicates()
                .contains("child", "x1")
                .doesNotContain("theirs");
    }

    @Test
    void findsTheReadyTasksOfEveryType() {
        podium.pool("p", 9);
        podium.submit(task("a").type("one"), task("b").type("two"));

        assertThat(new ListTasks(podium.stores)
                        .run("t", TaskStatus.READY, "p", 10, null)
                        .tasks())
                .extracting(Task::status, PodiumFixture::id)
                .containsExactly(tuple(TaskStatus.READY, "a"), tuple(TaskStatus.READY, "b"));
    }

    @Test
    void readsNothingOfOthersOnItsWayToATenantsReadyTasks() {
        podium.pool("p", 9);
        podium.submit(IntStream.range(0, 900)
                .mapToObj(i -> task("n" + i).tenant("noisy"))
                .toArray(TestSpec[]::new));
        podium.submit(task("mine"));
        int before = podium.taskItems.indexReads();

        TaskPage page = new ListTasks(podium.stores).run("t", TaskStatus.READY, "p", 5, null);
        assertThat(page.tasks()).extracting(PodiumFixture::id).containsExactly("mine");
        assertThat(page.next()).isNull();
        assertThat(podium.taskItems.indexReads() - before)
                .as("of the queue, and of those for whom another of their gang stands in it")
                .isEqualTo(2);
    }

    @Test
    void readsABoundedNumberOfOthersDelayedTasksForOnePage() {
        podium.pool("p", 9);
        podium.submit(IntStream.range(0, 500)
                .mapToObj(i ->
                        task("n" + i).tenant("noisy").notBefore(podium.now().plusSeconds(60)))
                .toArray(TestSpec[]::new));
        podium.submit(task("mine").notBefore(podium.now().plusSeconds(90)));
        int before = podium.taskItems.indexReads();

        TaskPage page = new ListTasks(podium.stores).run("t", TaskStatus.DELAYED, "p", 5, null);
        assertThat(podium.taskItems.indexReads() - before).isEqualTo(20);
        assertThat(page.tasks()).isEmpty();
        List<String> found = new ArrayList<>();
        @Nullable String next = page.next();
        while (next != null) {
            page = new ListTasks(podium.stores).run("t", TaskStatus.DELAYED, "p", 5, next);
            page.tasks().forEach(task -> found.add(task.key().id()));
            next = page.next();
        }
        assertThat(found).containsExactly("mine");
    }
}
