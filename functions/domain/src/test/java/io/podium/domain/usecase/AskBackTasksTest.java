package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.PoolRules;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Lease;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A short task takes the place of a long one that runs, from the request to the end of both. */
class AskBackTasksTest {
    private static final PoolRules SRTF = new PoolRules("srtf", 0, "least-loaded", "msa");

    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePoolWithOneSlot() {
        podium.pool("p", 1, SRTF).service(TestService.service("s"));
    }

    @Test
    void theLongTaskGoesBackAndTheShortOneRunsInItsPlace() {
        Task first = running(task("long").expected(100));
        podium.advance(10);
        arrives(task("short").expected(5));
        assertThat(heartbeat(first).preempt()).isTrue();
        assertThat(podium.giveBack(first, 88)).isInstanceOf(FinishTasks.Result.Accepted.class);

        Task back = podium.task("long");
        assertThat(back.status()).isEqualTo(TaskStatus.READY);
        assertThat(back.progress().attempts()).isZero();
        assertThat(back.progress().preemptions()).isEqualTo(1);
        assertThat(back.progress().ranSeconds()).isEqualTo(10);
        assertThat(back.rank().value()).isEqualTo(88);
        assertThat(podium.place()).containsExactly("short");
        Task leased = podium.leaseOne("s");
        podium.complete(leased);
        podium.place();
        Task again = podium.leaseOne("s");
        assertThat(again.key().id()).isEqualTo("long");
        assertThat(again.requireLease().preempt()).isFalse();
        podium.advance(88);
        podium.complete(again);
        assertThat(podium.task("long").progress().ranSeconds()).isEqualTo(98);
    }

    @Test
    void countsNoPreemptionWhereTheWorkerGaveTheTaskBackUnasked() {
        podium.giveBack(running(task("long").expected(100)), 50);

        assertThat(podium.task("long").progress().preemptions()).isZero();
    }

    @Test
    void asksOnceHoweverOftenTheSchedulerLooks() {
        running(task("long").expected(100));
        arrives(task("short").expected(5));
        Task asked = podium.task("long");
        podium.sweep();
        podium.place();
        podium.place();

        assertThat(podium.task("long")).isEqualTo(asked);
        assertThat(askedFor("long")).isEqualTo("short");
    }

    @Test
    void asksOneOfSeveralForOneTask() {
        podium.pool("p", 3, SRTF).service(TestService.service("s").instances(3));
        podium.submit(task("a").expected(80), task("b").expected(100), task("c").expected(90));
        podium.place();
        assertThat(podium.lease("s", 3)).hasSize(3);
        arrives(task("short").expected(5));
        podium.sweep();
        podium.place();

        assertThat(askedFor("b")).isEqualTo("short");
        assertThat(askedFor("a")).isNull();
        assertThat(askedFor("c")).isNull();
        arrives(task("shorter").expected(4));
        assertThat(askedFor("c")).isEqualTo("shorter");
    }

    @Test
    void countsWhatRanAndWhatWasLeftBefore() {
        Task first = running(task("long").expected(100));
        podium.advance(20);
        podium.giveBack(first, 30);
        podium.place();
        podium.leaseOne("s");
        podium.advance(20);
        arrives(task("short").expected(8.9));
        assertThat(askedFor("long")).isEqualTo("short");
    }

    @Test
    void doesNotAskForATaskThatWouldGainNothing() {
        running(task("long").expected(100));
        podium.advance(50);
        arrives(task("notShort").expected(49));

        assertThat(askedFor("long")).isNull();
        arrives(task("short").expected(48.9));
        assertThat(askedFor("long")).isEqualTo("short");
    }

    @Test
    void asksBackWhatHasRunMuchLongerThanExpected() {
        running(task("long").expected(10));
        podium.advance(50);
        arrives(task("short").expected(5));

        assertThat(askedFor("long")).isEqualTo("short");
    }

    @Test
    void asksNoMemberOfAGang() {
        podium.pool("p", 2, SRTF).service(TestService.service("s").instances(2));
        podium.submit(task("a").expected(100).gang("g"), task("b").expected(100).gang("g"));
        podium.place();
        assertThat(podium.lease("s", 2)).hasSize(2);
        arrives(task("short").expected(5));

        assertThat(askedFor("a")).isNull();
        assertThat(askedFor("b")).isNull();
    }

    @Test
    void asksNobodyForAGangThatOnePlaceDoesNotHelp() {
        podium.pool("p", 2, SRTF).service(TestService.service("s").instances(2));
        podium.submit(task("long").expected(100), task("longer").expected(200));
        podium.place();
        assertThat(podium.lease("s", 2)).hasSize(2);
        podium.submit(task("a").expected(5).gang("g"), task("b").expected(5).gang("g"));
        podium.place();

        assertThat(askedFor("long")).isNull();
        assertThat(askedFor("longer")).isNull();
    }

    @Test
    void asksNobodyUnderAPolicyThatDoesNotPreempt() {
        podium.pool("p", 1, new PoolRules("sjf", 0, "least-loaded", "msa"));
        running(task("long").expected(100));
        arrives(task("short").expected(5));

        assertThat(askedFor("long")).isNull();
    }

    @Test
    void asksOnlyWhereTheWorkerCanHearIt() {
        List<Target> deaf = List.of(new Target.Lambda("f"), new Target.Http("https://h"), new Target.Sqs("q"));
        for (Target target : deaf) {
            assertThat(askedOf(target)).as(target.type()).isFalse();
        }
        assertThat(askedOf(new Target.Sqs("q", true))).isTrue();
    }

    private static boolean askedOf(Target target) {
        PodiumFixture podium = new PodiumFixture();
        podium.pool("p", 1, SRTF).service(TestService.service("f").target(target));
        podium.submit(task("long").expected(100));
        podium.place();
        new HeartbeatTask(podium.stores, podium.surroundings).run("long", PodiumFixture.token(podium.task("long")));
        podium.submit(task("short").expected(5));
        podium.place();
        return podium.task("long").requireLease().preempt();
    }

    @Test
    void asksNothingBackThatWasSubmittedToAnotherPool() {
        podium.pool("q", 1).service(TestService.service("a").pool("q").instances(0));
        podium.submitWithoutPool(task("long").expected(100));
        assertThat(podium.task("long").spec().shard()).isEqualTo(ShardKey.of("q"));
        podium.place();
        podium.leaseOne("s");
        arrives(task("short").expected(5));

        assertThat(podium.status("long")).isEqualTo(TaskStatus.RUNNING);
        assertThat(askedFor("long")).isNull();
    }

    @Test
    void leavesATaskWithTheWorkerThatIgnoresTheRequest() {
        Task first = running(task("long").expected(100));
        arrives(task("short").expected(5));
        assertThat(heartbeat(first).preempt()).isTrue();
        assertThat(heartbeat(first).preempt()).isTrue();
        podium.complete(first);
        podium.place();

        assertThat(podium.status("long")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(podium.leaseOne("s").key().id()).isEqualTo("short");
    }

    @Test
    void withdrawsTheRequestWhenTheShortTaskGotRoomElsewhere() {
        Task first = running(task("long").expected(100));
        arrives(task("short").expected(5));
        podium.pool("p", 2, SRTF).service(TestService.service("u"));
        podium.place();
        assertThat(podium.status("short")).isEqualTo(TaskStatus.PLACED);

        assertThat(heartbeat(first).preempt()).isFalse();
        assertThat(askedFor("long")).isNull();
        assertThat(podium.task("long").requireLease().startedAt())
                .isEqualTo(first.requireLease().startedAt());
    }

    @Test
    void withdrawsTheRequestWhenItWasHeardTooLate() {
        Task first = running(task("long").expected(40));
        arrives(task("short").expected(20));
        assertThat(askedFor("long")).isEqualTo("short");
        podium.advance(20);

        assertThat(heartbeat(first).preempt()).isFalse();
    }

    @Test
    void passesARequestOnToTheNextWhenTheFirstWaitsNoMore() {
        running(task("long").expected(100));
        arrives(task("short").expected(5));
        podium.cancel("short");
        arrives(task("next").expected(6));

        assertThat(askedFor("long")).isEqualTo("next");
    }

    @Test
    void asksAlthoughAHeartbeatComesInBetween() {
        Task first = running(task("long").expected(100));
        podium.submit(task("short").expected(5));
        podium.taskItems.beforeNextWrite(() -> heartbeat(first));
        podium.advance(1);
        podium.place();

        assertThat(podium.task("long").requireLease().expiresAt())
                .isEqualTo(podium.now().plusSeconds(60));
        assertThat(askedFor("long")).isEqualTo("short");
    }

    @Test
    void readsABoundedNumberOfRunningTasks() {
        int many = FindRunningTasks.MOST + 20;
        podium.pool("p", many, SRTF).service(TestService.service("s").instances(many));
        podium.submit(IntStream.range(0, many)
                .mapToObj(i -> task("t" + i).expected(100 + i))
                .toArray(TestSpec[]::new));
        podium.place();
        podium.place();
        assertThat(podium.lease("s", 100)).hasSize(100);
        assertThat(podium.lease("s", 100)).hasSize(20);
        podium.submit(task("short").expected(5));
        AtomicInteger most = new AtomicInteger();
        podium.taskItems.onReads(keys -> most.accumulateAndGet(keys.size(), Math::max));
        podium.place();

        assertThat(most).hasValue(FindRunningTasks.MOST);
        assertThat(IntStream.range(0, many).filter(i -> askedFor("t" + i) != null))
                .hasSize(1);
    }

    private Task running(TestSpec spec) {
        podium.submit(spec);
        podium.place();
        return podium.leaseOne("s");
    }

    private void arrives(TestSpec spec) {
        podium.submit(spec);
        podium.place();
    }

    private Lease heartbeat(Task leased) {
        return new HeartbeatTask(podium.stores, podium.surroundings)
                .run(PodiumFixture.id(leased), PodiumFixture.token(leased));
    }

    private @Nullable String askedFor(String id) {
        Lease lease = podium.task(id).requireLease();
        return lease.askedFor() == null ? null : lease.askedFor().id();
    }
}
