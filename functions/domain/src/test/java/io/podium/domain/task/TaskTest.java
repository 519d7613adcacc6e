package io.podium.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTest {
    private static final Instant START = Instant.ofEpochSecond(1_000);
    private static final Rank RANK = new Rank(1, "fifo");
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Test
    void begins() {
        Task task = submitted(TestSpec.task("a"));

        assertThat(task.status()).isEqualTo(TaskStatus.READY);
        assertThat(task.version()).isEqualTo(1);
        assertThat(task.progress()).isEqualTo(Progress.NONE);
        assertThat(task.dueAt()).isNull();
    }

    @Test
    void waitsForParentsBeforeItWaitsForItsTime() {
        Instant time = START.plusSeconds(30);
        Task blocked = submitted(TestSpec.task("a").after("p", "q").notBefore(time));

        assertThat(blocked.status()).isEqualTo(TaskStatus.BLOCKED);
        assertThat(blocked.dueAt()).isEqualTo(START.plus(Task.BLOCKED_CHECK));
        Task half = ended(blocked, "p", TaskStatus.SUCCEEDED, START);
        assertThat(half.status()).isEqualTo(TaskStatus.BLOCKED);
        assertThat(half.links().waitingFor()).containsExactly("q");
        assertThat(ended(half, "q", TaskStatus.SUCCEEDED, START))
                .returns(TaskStatus.DELAYED, Task::status)
                .returns(time, Task::dueAt);
        assertThat(ended(half, "q", TaskStatus.SUCCEEDED, time).status()).isEqualTo(TaskStatus.READY);
    }

    @Test
    void isNotDelayedByATimeThatHasCome() {
        assertThat(submitted(TestSpec.task("a").notBefore(START)).status()).isEqualTo(TaskStatus.READY);
        assertThat(submitted(TestSpec.task("a").notBefore(START.plusMillis(1))).status())
                .isEqualTo(TaskStatus.DELAYED);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"FAILED", "DEAD", "CANCELLED"})
    void followsItsRuleWhenAParentDoesNotSucceed(TaskStatus how) {
        assertThat(afterParent(FailedParentRule.FAIL, how)).isEqualTo(TaskStatus.FAILED);
        assertThat(afterParent(FailedParentRule.SKIP, how)).isEqualTo(TaskStatus.CANCELLED);
        assertThat(afterParent(FailedParentRule.RUN, how)).isEqualTo(TaskStatus.READY);
    }

    @Test
    void saysWhichParentFailedIt() {
        Task failed = ended(submitted(TestSpec.task("a").after("p")), "p", TaskStatus.DEAD, START);

        assertThat(failed.outcome()).isEqualTo(new Outcome(START, null, "task p, which it depends on, ended as DEAD"));
    }

    @Test
    void countsAnAttemptWhenAPullWorkerBegins() {
        Task placed = placed(submitted(TestSpec.task("a")));
        Task running = placed.start(START, START.plusSeconds(60));

        assertThat(placed.progress().attempts()).isZero();
        assertThat(running.progress().attempts()).isEqualTo(1);
        assertThat(running.start(START.plusSeconds(5), START.plusSeconds(65))
                        .progress()
                        .attempts())
                .as("a heartbeat is no attempt")
                .isEqualTo(1);
    }

    @Test
    void countsAnAttemptWhenItIsSentToAWorker() {
        Task placed = pushed(submitted(TestSpec.task("a")));

        assertThat(placed.progress().attempts()).isEqualTo(1);
        assertThat(placed.start(START, START.plusSeconds(60)).progress().attempts())
                .isEqualTo(1);
        assertThat(placed.release().progress().attempts())
                .as("it never got there")
                .isZero();
    }

    @Test
    void dropsNoAttemptWhenItIsGivenBack() {
        Task back = running(submitted(TestSpec.task("a").expected(100))).giveBack(START.plusSeconds(10), 42);

        assertThat(back.progress().attempts()).isZero();
        assertThat(back.progress().ranSeconds()).isEqualTo(10);
        assertThat(back.expectedRemainingSeconds()).isEqualTo(42);
    }

    @Test
    void isTriedAsOftenAsItMayAndThenDead() {
        Task task = submitted(TestSpec.task("a").attempts(3));
        for (int attempt = 1; attempt < 3; attempt++) {
            task = running(task).fail(START, "no", true, PAUSE);
            assertThat(task.status()).isEqualTo(TaskStatus.DELAYED);
            assertThat(task.dueAt()).isEqualTo(START.plus(PAUSE));
            task = task.due(START.plus(PAUSE));
        }
        task = running(task).fail(START, "no", true, PAUSE);

        assertThat(task.status()).isEqualTo(TaskStatus.DEAD);
        assertThat(task.outcome()).isEqualTo(new Outcome(START, null, "no", new LastRun("s", START, START)));
        assertThat(task.progress().attempts()).isEqualTo(3);
    }

    @Test
    void losesAnAttemptWithAnExpiredLeaseOnlyIfItWasHandedOver() {
        Instant end = START.plusSeconds(TestLease.SECONDS);
        Task task = submitted(TestSpec.task("a").attempts(1));

        assertThat(placed(task).expire(end, PAUSE))
                .returns(TaskStatus.READY, Task::status)
                .returns(0, expired -> expired.progress().attempts());
        assertThat(pushed(task).expire(end, PAUSE).status()).isEqualTo(TaskStatus.DEAD);
        assertThat(running(task).expire(end, PAUSE).status()).isEqualTo(TaskStatus.DEAD);
        assertThat(Objects.requireNonNull(running(task).expire(end, PAUSE).outcome())
                        .error())
                .isEqualTo("the lease of service s ran out");
    }

    @Test
    void expiresAtTheVeryEndOfItsLease() {
        Task running = running(submitted(TestSpec.task("a")));

        assertThatThrownBy(() -> running.expire(START.plusSeconds(59), PAUSE)).isInstanceOf(ConflictException.class);
        assertThat(running.expire(START.plusSeconds(60), PAUSE).status()).isEqualTo(TaskStatus.DELAYED);
        assertThatThrownBy(() -> running.extend(START.plusSeconds(90)).expire(START.plusSeconds(60), PAUSE))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void keepsWhatWasLeftOfItWhenTheNextLeaseExpires() {
        Task back = running(submitted(TestSpec.task("a").expected(100))).giveBack(START, 42);

        assertThat(running(back).expire(START.plusSeconds(60), PAUSE).expectedRemainingSeconds())
                .isEqualTo(42);
        assertThat(running(back).fail(START, "no", true, PAUSE).expectedRemainingSeconds())
                .as("a failed attempt starts over")
                .isEqualTo(100);
    }

    @Test
    void takesAGreaterFenceWithEveryLease() {
        Task task = submitted(TestSpec.task("a").attempts(100));
        long last = 0;
        for (int i = 0; i < 20; i++) {
            Task placed = i % 3 == 0 ? placed(task) : pushed(task);
            long fence = placed.requireLease().token().fence();
            assertThat(fence).isGreaterThan(last);
            last = fence;
            task = i % 2 == 0 ? placed.release() : placed.fail(START, "no", true, Duration.ZERO);
        }
        Task old = task.place(TestLease.pulled(task, START)).release();
        assertThatThrownBy(() -> old.place(TestLease.pulled(submitted(TestSpec.task("a")), START)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("next fence");
    }

    @Test
    void remembersTheTokenThatEndedItsLease() {
        Task running = running(submitted(TestSpec.task("a")));
        Token token = running.requireLease().token();

        assertThat(running.succeed(START, null).progress().lastToken()).isEqualTo(token);
        assertThat(running.fail(START, "no", true, PAUSE).progress().lastToken())
                .isEqualTo(token);
        assertThat(running.giveBack(START, 1).progress().lastToken()).isEqualTo(token);
        assertThat(running.expire(START.plusSeconds(60), PAUSE).progress().lastToken())
                .as("the owner said nothing")
                .isNull();
        assertThat(running.cancel(START, "x").progress().lastToken()).isNull();
    }

    @Test
    void waitsWhileItDoesNotRun() {
        Task running = running(submitted(TestSpec.task("a")), START.plusSeconds(10));
        Task retried = running.fail(START.plusSeconds(13), "no", true, Duration.ZERO);
        Task done = running(retried, START.plusSeconds(20)).succeed(START.plusSeconds(27), null);

        assertThat(done.responseSeconds()).isEqualTo(27);
        assertThat(done.progress().ranSeconds()).isEqualTo(10);
        assertThat(done.waitSeconds()).isEqualTo(17);
        assertThat(running.responseSeconds()).as("it has not ended").isZero();
    }

    @Test
    void countsAsRunFromTheHandOverWhereTheWorkerNeverSaidThatItBegan() {
        Task done = pushed(submitted(TestSpec.task("a"))).succeed(START.plusSeconds(7), null);

        assertThat(done.progress().ranSeconds()).isEqualTo(7);
        assertThat(done.waitSeconds()).isZero();
    }

    @Test
    void isRedrivenWithAllItsAttemptsAndAGreaterFence() {
        Task dead = running(submitted(TestSpec.task("a").attempts(1))).fail(START, "no", true, PAUSE);
        Task again = dead.redrive(START.plusSeconds(100));

        assertThat(again.status()).isEqualTo(TaskStatus.READY);
        assertThat(again.progress().attempts()).isZero();
        assertThat(again.progress().fence()).isEqualTo(1);
        assertThat(again.outcome()).isNull();
        assertThat(running(again).fail(START, "no", true, PAUSE).status()).isEqualTo(TaskStatus.DEAD);
    }

    @Test
    void waitsAgainForAParentThatFailedItWhenItIsRedriven() {
        Task failed = ended(submitted(TestSpec.task("a").after("p")), "p", TaskStatus.FAILED, START);

        assertThat(failed.redrive(START).status()).isEqualTo(TaskStatus.BLOCKED);
    }

    @Test
    void limitsItsDependents() {
        Task task = submitted(TestSpec.task("a"));
        Task full = task.withDependents(
                IntStream.range(0, Links.MAX_DEPENDENTS).mapToObj(i -> "d" + i).toList());

        assertThat(full.withDependents(List.of("d5")).links().dependents()).hasSize(Links.MAX_DEPENDENTS);
        assertThatThrownBy(() -> full.withDependents(List.of("new")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("at most 1000");
    }

    @Test
    void askingBackOutlivesHeartbeats() {
        Task asked = running(submitted(TestSpec.task("a"))).askBack(new TaskKey("t", "b"));

        assertThat(asked.extend(START.plusSeconds(99)).requireLease().preempt()).isTrue();
        assertThat(asked.start(START, START.plusSeconds(99)).requireLease().preempt())
                .isTrue();
    }

    @Test
    void givingBackCountsAsPreemptionWhereItWasAskedFor() {
        Task unasked = running(submitted(TestSpec.task("a"))).giveBack(START.plusSeconds(7), 5);
        Task asked = running(unasked, START.plusSeconds(8)).askBack(new TaskKey("t", "b"));
        Task back = asked.giveBack(START.plusSeconds(10), 3);

        assertThat(unasked.progress().preemptions()).isZero();
        assertThat(back.progress().preemptions()).isEqualTo(1);
        assertThat(back.progress().attempts()).isZero();
        assertThat(back.progress().ranSeconds()).isEqualTo(9);
        assertThat(back.expectedRemainingSeconds()).isEqualTo(3);
    }

    @Test
    void isKeptByTheOwnerOnceNobodyAsksForIt() {
        Task asked = running(submitted(TestSpec.task("a"))).askBack(new TaskKey("t", "b"));
        Task other = asked.askBack(new TaskKey("t", "c"));

        assertThat(other.requireLease().askedFor()).isEqualTo(new TaskKey("t", "c"));
        assertThat(other.kept().requireLease().preempt()).isFalse();
        assertThat(other.kept().version()).isEqualTo(other.version());
    }

    @Test
    void cannotBeLiveWithoutALeaseNorEndedWithoutAnOutcome() {
        Task ready = submitted(TestSpec.task("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> as(ready, TaskStatus.RUNNING));
        assertThatIllegalArgumentException().isThrownBy(() -> as(ready, TaskStatus.SUCCEEDED));
        assertThatIllegalArgumentException().isThrownBy(() -> as(placed(ready), TaskStatus.READY));
    }

    private static Task as(Task task, TaskStatus status) {
        return new Task(
                task.spec(),
                status,
                task.submittedAt(),
                task.rank(),
                task.progress(),
                task.links(),
                task.lease(),
                task.dueAt(),
                task.outcome(),
                task.version());
    }

    private static TaskStatus afterParent(FailedParentRule rule, TaskStatus how) {
        return ended(submitted(TestSpec.task("a").after("p").onFailedParent(rule)), "p", how, START)
                .status();
    }

    private static Task ended(Task task, String parent, TaskStatus how, Instant now) {
        return task.parentEnded(new TaskKey("t", parent), how, now);
    }

    private static Task submitted(TestSpec spec) {
        return Task.submitted(spec.build(), START, RANK);
    }

    private static Task placed(Task task) {
        Task ready = task.status() == TaskStatus.DELAYED ? task.due(START.plusSeconds(1_000)) : task;
        return ready.place(TestLease.pulled(ready, START));
    }

    private static Task pushed(Task task) {
        Task ready = task.status() == TaskStatus.DELAYED ? task.due(START.plusSeconds(1_000)) : task;
        return ready.place(TestLease.pushed(ready, START));
    }

    private static Task running(Task task) {
        return running(task, START);
    }

    private static Task running(Task task, Instant now) {
        return placed(task).start(now, now.plusSeconds(60));
    }
}
