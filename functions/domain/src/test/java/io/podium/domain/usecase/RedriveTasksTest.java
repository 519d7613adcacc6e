package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.InvalidInputException;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import io.podium.domain.usecase.RedriveTasks.Filter;
import io.podium.domain.usecase.RedriveTasks.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedriveTasksTest {
    private static final Filter DEAD = new Filter(TaskStatus.DEAD, null, null, null, null, null);

    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void servicesThatFail() {
        podium.pool("p", 999)
                .pool("q", 999)
                .service(TestService.service("s")
                        .types("work", "other")
                        .slots(900)
                        .circuit(1_000, 1))
                .service(TestService.service("q").pool("q").slots(900).circuit(1_000, 1));
    }

    private void dead(TestSpec... specs) {
        fail(true, specs);
    }

    private void fail(boolean retryable, TestSpec... specs) {
        for (TestSpec spec : specs) {
            podium.submit(spec.attempts(1));
            podium.lease("s", 1).forEach(task -> podium.fail(task, retryable));
            podium.lease("q", 1).forEach(task -> podium.fail(task, retryable));
            podium.advance(1);
        }
    }

    private Result redrive(Filter filter, int limit, @Nullable String next) {
        return new RedriveTasks(podium.stores, podium.surroundings).run("t", filter, limit, next, false);
    }

    private List<String> ids(Result result) {
        return result.tasks().stream().map(PodiumFixture::id).toList();
    }

    @Test
    void takesWhatMatchesAllThatIsGiven() {
        Instant start = podium.now();
        dead(task("a"), task("b").type("other"), task("c").pool("q"), task("d"));
        fail(false, task("e"));

        assertThat(ids(dry(new Filter(TaskStatus.DEAD, "p", null, null, null, null))))
                .containsExactly("d", "b", "a");
        assertThat(ids(dry(new Filter(TaskStatus.DEAD, null, "work", null, null, null))))
                .containsExactly("d", "a", "c");
        assertThat(ids(dry(new Filter(TaskStatus.DEAD, "p", null, start.plusSeconds(1), start.plusSeconds(3), null))))
                .as("b ended at 1 s, c at 2 s and d at 3 s")
                .containsExactly("b");
        assertThat(ids(dry(new Filter(TaskStatus.DEAD, "p", null, start.plusSeconds(3), null, null))))
                .containsExactly("d");
        assertThat(ids(dry(new Filter(TaskStatus.DEAD, "p", null, start.plusSeconds(9), start, null))))
                .isEmpty();
        assertThat(ids(dry(new Filter(TaskStatus.FAILED, null, null, null, null, "n"))))
                .containsExactly("e");
        assertThat(ids(dry(new Filter(TaskStatus.FAILED, null, null, null, null, "yes"))))
                .isEmpty();
        assertThat(podium.status("d")).as("only looked at").isEqualTo(TaskStatus.DEAD);
    }

    private Result dry(Filter filter) {
        return new RedriveTasks(podium.stores, podium.surroundings).run("t", filter, 200, null, true);
    }

    @Test
    void sendsThemToTheirQueuesAndWakesTheScheduler() {
        dead(task("a"), task("b"));
        podium.queue.take();
        Result result = redrive(DEAD, 200, null);

        assertThat(result.matched()).isEqualTo(2);
        assertThat(result.next()).isNull();
        assertThat(result.tasks()).allSatisfy(task -> assertThat(task)
                .returns(TaskStatus.READY, Task::status)
                .returns(0, found -> found.progress().attempts())
                .returns(List.of(), found -> found.progress().failedOn()));
        assertThat(podium.place()).containsExactly("a", "b");
        assertThat(redrive(DEAD, 200, null)).isEqualTo(new Result(0, List.of(), null));
    }

    @Test
    void goesOnFromTheCursorAndPassesNothingTwice() {
        for (int i = 0; i < 15; i++) {
            dead(task("p" + i), task("q" + i).pool("q"));
        }
        List<String> seen = new ArrayList<>();
        @Nullable String next = null;
        do {
            Result result = redrive(DEAD, 4, next);
            assertThat(result.tasks()).hasSizeLessThanOrEqualTo(4);
            seen.addAll(ids(result));
            // What dies again does not come before the cursor.
            podium.place();
            podium.lease("s", 9).forEach(task -> podium.fail(task, true));
            podium.lease("q", 9).forEach(task -> podium.fail(task, true));
            podium.advance(1);
            next = result.next();
        } while (next != null);
        assertThat(seen).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void looksAtSoManyOnlyAndSaysWhereToGoOn() {
        for (int batch = 0; batch < 11; batch++) {
            TestSpec[] specs = new TestSpec[100];
            for (int i = 0; i < specs.length; i++) {
                specs[i] = task("t" + batch + "-" + i).attempts(1).type(batch == 0 && i == 0 ? "other" : "work");
            }
            podium.submit(specs);
            podium.lease("s", 100).forEach(task -> podium.fail(task, true));
            podium.advance(1);
        }
        Filter rare = new Filter(TaskStatus.DEAD, "p", "other", null, null, null);
        Result first = redrive(rare, 10, null);
        assertThat(first.matched()).isZero();
        assertThat(first.next()).isNotNull();
        assertThat(ids(redrive(rare, 10, first.next()))).containsExactly("t0-0");
    }

    @Test
    void leavesToOthersWhatTheyMoveAtTheSameTime() {
        dead(task("a"), task("b"));
        podium.taskItems.beforeNextWrite(() -> podium.redrive("a"));
        Result result = redrive(DEAD, 200, null);
        assertThat(result.matched()).isEqualTo(2);
        assertThat(ids(result)).containsExactly("b");
        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void hasAChildWaitForItsParentAgain() {
        podium.submit(task("parent").attempts(1), task("child").after("parent"));
        podium.fail(podium.leaseOne("s"), true);
        assertThat(podium.status("child")).isEqualTo(TaskStatus.FAILED);
        redrive(DEAD, 9, null);
        Result children = redrive(new Filter(TaskStatus.FAILED, null, null, null, null, null), 9, null);
        assertThat(children.tasks()).extracting(Task::status).containsExactly(TaskStatus.BLOCKED);
        podium.complete(podium.leaseOne("s"));
        assertThat(podium.status("child")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void refusesWhatIsNoFilterAndNoCursor() {
        assertThatThrownBy(() -> new Filter(TaskStatus.READY, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> redrive(new Filter(TaskStatus.DEAD, "none", null, null, null, null), 1, null))
                .isInstanceOf(InvalidInputException.class);
        for (String next : List.of("", ":", "p", "none:1")) {
            assertThatThrownBy(() -> redrive(DEAD, 1, next)).isInstanceOf(InvalidInputException.class);
        }
    }
}
