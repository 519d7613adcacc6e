package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Links;
import io.podium.domain.task.Rank;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePoolAndOneService() {
        podium.pool("p", 9).service(TestService.service("s").instances(9));
        podium.queue.take();
    }

    @Test
    void keepATaskFromRunningBeforeAllItsParentsSucceeded() {
        podium.submit(task("a"), task("b"), task("child").after("a", "b"));
        List<Task> leased = podium.lease("s", 9);
        assertThat(leased).extracting(PodiumFixture::id).containsExactly("a", "b");

        podium.complete(leased.get(0));
        assertThat(podium.status("child")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(podium.lease("s", 9)).isEmpty();
        podium.queue.take();
        podium.complete(leased.get(1));
        assertThat(podium.status("child")).isEqualTo(TaskStatus.READY);
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
        assertThat(podium.lease("s", 9)).extracting(PodiumFixture::id).containsExactly("child");
    }

    @Test
    void unblockChainsLinkByLink() {
        podium.submit(IntStream.range(0, 30)
                .mapToObj(i -> i == 0 ? task("c0") : task("c" + i).after("c" + (i - 1)))
                .toArray(TestSpec[]::new));
        for (int i = 0; i < 30; i++) {
            Task leased = podium.leaseOne("s");
            assertThat(leased.key().id()).isEqualTo("c" + i);
            podium.complete(leased);
        }
    }

    @Test
    void followTheRuleOfEachDependentWhenAParentFails() {
        podium.submit(
                task("a"),
                task("fails").after("a").onFailedParent(FailedParentRule.FAIL),
                task("skips").after("a").onFailedParent(FailedParentRule.SKIP),
                task("runs").after("a").onFailedParent(FailedParentRule.RUN),
                task("afterSkipped").after("skips"),
                task("afterFailed").after("fails").onFailedParent(FailedParentRule.RUN));
        podium.fail(podium.leaseOne("s"), false);

        assertThat(podium.status("fails")).isEqualTo(TaskStatus.FAILED);
        assertThat(podium.status("skips")).isEqualTo(TaskStatus.CANCELLED);
        assertThat(podium.status("runs")).isEqualTo(TaskStatus.READY);
        assertThat(podium.status("afterSkipped")).isEqualTo(TaskStatus.FAILED);
        assertThat(podium.status("afterFailed")).isEqualTo(TaskStatus.READY);
        assertThat(Objects.requireNonNull(podium.task("afterSkipped").outcome()).error())
                .isEqualTo("task skips, which it depends on, ended as CANCELLED");
    }

    @Test
    void reachDependentsOfTasksThatAreCancelledOrDie() {
        podium.submit(
                task("a"),
                task("b").attempts(1),
                task("c").after("a"),
                task("d").after("b"));
        podium.cancel("a");
        podium.lease("s", 1);
        podium.advance(61);
        podium.sweep();

        assertThat(podium.status("c")).isEqualTo(TaskStatus.FAILED);
        assertThat(podium.status("b")).isEqualTo(TaskStatus.DEAD);
        assertThat(podium.status("d")).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void countParentsThatHaveEndedAlready() {
        podium.submit(task("good"), task("bad"));
        podium.lease("s", 2).forEach(task -> {
            if (task.key().id().equals("good")) {
                podium.complete(task);
            } else {
                podium.fail(task, false);
            }
        });
        podium.queue.take();

        List<Task> tasks = podium.submit(
                task("last").after("x"),
                task("x").after("bad"),
                task("y").after("good"),
                task("z").after("y"));
        assertThat(tasks)
                .extracting(Task::status)
                .containsExactly(TaskStatus.FAILED, TaskStatus.FAILED, TaskStatus.READY, TaskStatus.BLOCKED);
        assertThat(tasks).allSatisfy(task -> assertThat(podium.task(PodiumFixture.id(task)))
                .isEqualTo(task));
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
    }

    @Test
    void countAParentThatEndsWhileItsChildIsSubmitted() {
        podium.submit(task("a"));
        Task leased = podium.leaseOne("s");
        podium.taskItems.afterNextWrite(() -> podium.complete(leased));

        podium.submit(task("child").after("a"));
        assertThat(podium.status("child")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void areLookedAtAgainWhereTheWordOfAParentWasLost() {
        podium.submit(task("a"), task("child").after("a"), task("grandchild").after("child"));
        Task leased = podium.leaseOne("s");
        podium.ledgerItems.beforeNextWrite(() -> {
            throw new StoreUnavailableException("injected", null);
        });
        assertThatThrownBy(() -> podium.complete(leased)).isInstanceOf(StoreUnavailableException.class);
        assertThat(podium.status("child")).isEqualTo(TaskStatus.BLOCKED);
        podium.advance(Task.BLOCKED_CHECK.toSeconds());

        podium.sweep();
        assertThat(podium.status("child")).isEqualTo(TaskStatus.READY);
        assertThat(podium.place()).containsExactly("child");
    }

    @Test
    void areLookedAtAgainAndAgain() {
        podium.submit(task("a"), task("child").after("a"));
        podium.leaseOne("s");
        for (int i = 1; i <= 3; i++) {
            podium.advance(Task.BLOCKED_CHECK.toSeconds());
            podium.lease("s", 1);
            assertThat(podium.task("child"))
                    .returns(TaskStatus.BLOCKED, Task::status)
                    .returns(podium.now().plus(Task.BLOCKED_CHECK), Task::dueAt);
        }
    }

    @Test
    void onAParentThatWasNeverStoredHoldUpNobodyElse() {
        storeAlone("child", "lost");
        podium.submit(task("other"));
        podium.advance(Task.BLOCKED_CHECK.toSeconds());

        podium.sweep();
        assertThat(podium.place()).containsExactly("other");
        assertThat(podium.status("child")).as("the call may yet be repeated").isEqualTo(TaskStatus.BLOCKED);
        podium.submit(task("lost"), task("child").after("lost"));
        podium.complete(podium.leaseOne("s"));
        podium.complete(podium.leaseOne("s"));
        assertThat(podium.status("child")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void onAParentThatWasNeverStoredAreGivenUpInTheEnd() {
        storeAlone("child", "lost");
        podium.submit(task("grandchild").after("child").onFailedParent(FailedParentRule.RUN));
        podium.advance(Duration.ofHours(1).toSeconds());

        podium.sweep();
        assertThat(podium.status("child")).isEqualTo(TaskStatus.CANCELLED);
        assertThat(Objects.requireNonNull(podium.task("child").outcome()).error())
                .isEqualTo("task lost, which it depends on, was never stored");
        assertThat(podium.status("grandchild")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void onAParentThatHasTooManyDependentsAreFoundWithoutItsWord() {
        podium.submit(task("a"));
        podium.submit(IntStream.range(0, Links.MAX_DEPENDENTS)
                .mapToObj(i -> task("c" + i).after("a"))
                .toArray(TestSpec[]::new));
        storeAlone("one-too-many", "a");
        podium.cancel("a");
        podium.advance(Task.BLOCKED_CHECK.toSeconds());

        for (int i = 0; i < 10; i++) {
            podium.sweep();
        }
        assertThat(podium.status("one-too-many")).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void areTriedAnewWhenAChainIsRedriven() {
        podium.submit(task("a"), task("b").after("a"));
        podium.fail(podium.leaseOne("s"), false);
        assertThat(podium.redrive("b").status())
                .as("its parent is still failed")
                .isEqualTo(TaskStatus.FAILED);

        podium.redrive("a");
        assertThat(podium.redrive("b").status()).isEqualTo(TaskStatus.BLOCKED);
        podium.complete(podium.leaseOne("s"));
        assertThat(podium.status("b")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void areMetWhereTheyAreRedrivenAfterTheirParentSucceeded() {
        podium.submit(task("a"), task("b").after("a"));
        podium.fail(podium.leaseOne("s"), false);
        podium.redrive("a");
        podium.complete(podium.leaseOne("s"));
        podium.queue.take();

        assertThat(podium.redrive("b").status()).isEqualTo(TaskStatus.READY);
        assertThat(podium.place()).containsExactly("b");
    }

    /** Leaves a task behind as a call does that breaks off half way. */
    private void storeAlone(String id, String parent) {
        Task task = Task.submitted(task(id).after(parent).build(), podium.now(), new Rank(0, "fifo"));
        assertThat(podium.stores.tasks().store(task)).isTrue();
        podium.stores.tasks().note(PodiumFixture.P, List.of("work"));
    }
}
