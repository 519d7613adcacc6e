package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import io.podium.domain.NotFoundException;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks on their way from submission to their end. */
class TaskJourneyTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePoolAndOneService() {
        podium.pool("p", 2).service(TestService.service("s").slots(2).resources(twoCpu()));
        podium.queue.take();
    }

    @Test
    void runsFromSubmissionToSuccess() {
        podium.submit(task("a"));
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
        podium.submit(task("a"));
        assertThat(podium.place()).containsExactly("a");
        assertThat(podium.status("a")).isEqualTo(TaskStatus.PLACED);
        podium.advance(10);
        Task leased = podium.leaseOne("s");
        assertThat(leased).isEqualTo(podium.task("a"));
        podium.advance(50);
        Lease extended = new HeartbeatTask(podium.stores, podium.surroundings).run("a", PodiumFixture.token(leased));
        assertThat(extended.expiresAt()).isEqualTo(podium.now().plusSeconds(60));
        podium.advance(50);

        assertThat(podium.complete(leased)).isEqualTo(new FinishTasks.Result.Accepted(podium.task("a")));
        Task done = podium.task("a");
        assertThat(done.status()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(Objects.requireNonNull(done.outcome()).result()).isEqualTo("1");
        assertThat(done.progress().ranSeconds()).isEqualTo(100);
        assertThat(done.waitSeconds()).isEqualTo(10);
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.measured().arrivals("work")).isEqualTo(1);
        assertThat(podium.measured().completions("s")).isEqualTo(1);
        assertThat(podium.measured().meanRanSeconds("s")).isEqualTo(100);
        assertThat(podium.measured().meanWaitSeconds("s")).isEqualTo(10);
    }

    @Test
    void isScheduledByTheWorkerThatAsks() {
        podium.submit(task("a"), task("b"), task("c"));

        assertThat(podium.lease("s", 5)).hasSize(2);
        assertThat(podium.ledger().holdings().values()).allMatch(holding -> holding.delivered());
        assertThat(podium.lease("s", 5)).as("both slots are taken").isEmpty();
    }

    @Test
    void countsOnceHoweverOftenItIsCompleted() {
        podium.submit(task("a"));
        Task leased = podium.leaseOne("s");

        assertThat(podium.complete(leased)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(podium.complete(leased)).isInstanceOf(FinishTasks.Result.Accepted.class);
        WorkerReport report = new WorkerReport.Completed("a", PodiumFixture.token(leased), "1");
        assertThat(new FinishTasks(podium.stores, podium.surroundings).run(List.of(report, report)))
                .allMatch(result -> result instanceof FinishTasks.Result.Accepted);
        assertThat(podium.measured().completions("s")).isEqualTo(1);
        assertThat(podium.fail(leased, true)).isInstanceOf(FinishTasks.Result.Stale.class);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void obeysNoTokenButThatOfItsLease() {
        podium.submit(task("a"));
        Task first = podium.leaseOne("s");
        podium.giveBack(first, 30);
        Task second = podium.leaseOne("s");

        assertThat(podium.complete(first)).isInstanceOf(FinishTasks.Result.Stale.class);
        assertThat(podium.fail(first, true)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(podium.task("a")).isEqualTo(second);
        HeartbeatTask heartbeat = new HeartbeatTask(podium.stores, podium.surroundings);
        assertThatThrownBy(() -> heartbeat.run("a", PodiumFixture.token(first)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("stale");
        Token forged = new Token(PodiumFixture.token(second).fence(), "forged", "t");
        assertThatThrownBy(() -> heartbeat.run("a", forged)).isInstanceOf(ConflictException.class);
        assertThat(podium.report(new WorkerReport.Completed("a", forged, null)))
                .isInstanceOf(FinishTasks.Result.Stale.class);
        assertThatThrownBy(() -> heartbeat.run("none", forged)).isInstanceOf(NotFoundException.class);
        assertThat(podium.report(new WorkerReport.Completed("none", forged, null)))
                .isEqualTo(new FinishTasks.Result.Unknown(PodiumFixture.key("none")));
    }

    @Test
    void obeysTheRightTokenAlthoughAStaleOneComesWithIt() {
        podium.submit(task("a"));
        Task first = podium.leaseOne("s");
        podium.giveBack(first, 30);
        Task second = podium.leaseOne("s");

        List<FinishTasks.Result> results = new FinishTasks(podium.stores, podium.surroundings)
                .run(List.of(
                        new WorkerReport.Completed("a", PodiumFixture.token(first), null),
                        new WorkerReport.Completed("a", PodiumFixture.token(second), null)));

        assertThat(results.get(0)).isInstanceOf(FinishTasks.Result.Stale.class);
        assertThat(results.get(1)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void takesTheFirstOfTwoWordsThatContradict() {
        podium.submit(task("a"));
        Token token = PodiumFixture.token(podium.leaseOne("s"));

        List<FinishTasks.Result> results = new FinishTasks(podium.stores, podium.surroundings)
                .run(List.of(
                        new WorkerReport.Failed("a", token, "no", false),
                        new WorkerReport.Completed("a", token, null)));

        assertThat(results.get(0)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(results.get(1)).isInstanceOf(FinishTasks.Result.Stale.class);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void mayBeCompletedAfterItsLeaseAsLongAsNobodySweptIt() {
        podium.submit(task("a"), task("b"));
        Task late = podium.leaseOne("s");
        Task swept = podium.leaseOne("s");
        podium.advance(61);
        podium.complete(late);
        podium.sweep();

        assertThat(podium.status(PodiumFixture.id(late))).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(podium.complete(swept)).isInstanceOf(FinishTasks.Result.Stale.class);
        assertThatThrownBy(() -> new HeartbeatTask(podium.stores, podium.surroundings)
                        .run(PodiumFixture.id(late), PodiumFixture.token(late)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void cannotBeExtendedAfterItsLease() {
        podium.submit(task("a"));
        Task leased = podium.leaseOne("s");
        podium.advance(60);

        assertThatThrownBy(() ->
                        new HeartbeatTask(podium.stores, podium.surroundings).run("a", PodiumFixture.token(leased)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("ran out");
    }

    @Test
    void isRetriedWithGrowingPausesUntilItIsDeadAndThenRedriven() {
        podium.submit(task("a").attempts(3));
        for (int attempt = 1; attempt <= 2; attempt++) {
            podium.queue.takeDelays();
            podium.fail(podium.leaseOne("s"), true);
            Task delayed = podium.task("a");
            assertThat(delayed.status()).isEqualTo(TaskStatus.DELAYED);
            assertThat(Objects.requireNonNull(delayed.dueAt()))
                    .isAfter(podium.now())
                    .isBeforeOrEqualTo(podium.now().plusSeconds(1L << (attempt - 1)));
            assertThat(podium.queue.takeDelays())
                    .containsExactly(Duration.between(podium.now(), Objects.requireNonNull(delayed.dueAt())));
            assertThat(podium.lease("s", 1)).as("it pauses").isEmpty();
            podium.advance(3);
        }
        podium.fail(podium.leaseOne("s"), true);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.DEAD);
        assertThat(podium.measured().failures("s")).isEqualTo(3);
        podium.queue.take();

        podium.redrive("a");
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
        Task again = podium.leaseOne("s");
        assertThat(PodiumFixture.token(again).fence()).isEqualTo(4);
        podium.complete(again);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThatThrownBy(() -> podium.redrive("a")).isInstanceOf(ConflictException.class);
    }

    @Test
    void failsForGoodWhereARetryWouldNotHelp() {
        podium.submit(task("a"));
        podium.fail(podium.leaseOne("s"), false);

        assertThat(podium.status("a")).isEqualTo(TaskStatus.FAILED);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void waitsForItsTime() {
        podium.submit(task("a").notBefore(podium.now().plusSeconds(30)));

        assertThat(podium.queue.takeDelays()).containsExactly(Duration.ofSeconds(30));
        assertThat(podium.lease("s", 1)).isEmpty();
        podium.advance(30);
        assertThat(podium.lease("s", 1)).hasSize(1);
    }

    @Test
    void isFoundByTheSweepWhereItsTimeIsTooFarForAMessage() {
        podium.submit(task("a").notBefore(podium.now().plusSeconds(3_600)));
        assertThat(podium.queue.takeDelays()).isEmpty();
        podium.queue.take();
        podium.advance(3_600);

        podium.sweep();
        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void isFoundByTheSweepAlsoWhereNoServiceSitsInItsPool() {
        podium.pool("elsewhere", 0)
                .submitWithoutPool(task("a").type("odd").notBefore(podium.now().plusSeconds(3_600)));
        podium.service(TestService.service("u").types("odd"));
        podium.queue.take();
        podium.advance(3_600);

        podium.sweep();
        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void isCancelledWhileItWaits() {
        podium.submit(task("a"));

        assertThat(podium.cancel("a").status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(podium.cancel("a").version()).isEqualTo(2);
        assertThat(podium.lease("s", 1)).isEmpty();
    }

    @Test
    void isCancelledWhileItRunsAndGivesBackWhatItHeld() {
        podium.submit(task("a"), task("b"), task("c"));
        List<Task> leased = podium.lease("s", 2);
        podium.place();
        String id = PodiumFixture.id(leased.get(0));
        podium.queue.take();

        podium.cancel(id);
        assertThat(podium.ledger().holdings()).hasSize(1);
        assertThat(podium.queue.taken()).as("c waits for room").containsExactly("p/0[work]");
        assertThat(podium.complete(leased.get(0))).isInstanceOf(FinishTasks.Result.Stale.class);
        assertThat(podium.status(id)).isEqualTo(TaskStatus.CANCELLED);
        podium.complete(leased.get(1));
        assertThatThrownBy(() -> podium.cancel(PodiumFixture.id(leased.get(1))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("SUCCEEDED");
    }

    @Test
    void isHandedOutOnceAlthoughTwoWorkersAskAtOnce() {
        podium.submit(task("a"));
        podium.place();
        List<Task> handedOut = new ArrayList<>();
        podium.taskItems.beforeNextWrite(() -> handedOut.addAll(podium.lease("s", 1)));
        handedOut.addAll(podium.lease("s", 1));

        assertThat(handedOut).hasSize(1);
    }

    @Test
    void countsOnceAlthoughItIsCompletedTwiceAtOnce() {
        podium.submit(task("a"));
        Task leased = podium.leaseOne("s");
        podium.taskItems.beforeNextWrite(() -> podium.complete(leased));

        assertThat(podium.complete(leased)).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(podium.measured().completions("s")).isEqualTo(1);
    }

    @Test
    void isReleasedWhereItCouldNotBeSent() {
        podium.service(TestService.service("f").types("sent").target(new Target.Lambda("f")));
        podium.submit(task("a").type("sent"));
        assertThat(podium.place()).containsExactly("a");
        Task placed = podium.task("a");
        assertThat(placed.progress().attempts()).isEqualTo(1);
        ReleaseTasks release = new ReleaseTasks(podium.stores, podium.surroundings);

        assertThat(release.run(Map.of(placed.key(), new Token(1, "other", "t"))))
                .isZero();
        assertThat(release.run(Map.of(placed.key(), PodiumFixture.token(placed))))
                .isEqualTo(1);
        assertThat(release.run(Map.of(placed.key(), PodiumFixture.token(placed))))
                .isZero();
        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(podium.task("a").progress().attempts()).isZero();
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.queue.taken()).containsExactly("p/0[sent]");
    }

    @Test
    void isKnownByTenantAndId() {
        podium.submit(task("a"), task("a").tenant("other"));
        List<Task> leased = podium.lease("s", 2);

        leased.forEach(podium::complete);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(podium.stores
                        .tasks()
                        .find(new TaskKey("other", "a"))
                        .orElseThrow()
                        .status())
                .isEqualTo(TaskStatus.SUCCEEDED);
    }

    private static ResourceVector twoCpu() {
        return ResourceVector.of("cpu", 2);
    }
}
