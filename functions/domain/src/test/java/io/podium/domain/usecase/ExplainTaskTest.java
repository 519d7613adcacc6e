package io.podium.domain.usecase;

import static io.podium.domain.service.TestService.service;
import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.NotFoundException;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Target;
import io.podium.domain.task.Task;
import io.podium.domain.task.TestSpec;
import io.podium.domain.usecase.Explanation.Constraint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainTaskTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePool() {
        podium.pool("p", 1);
    }

    @Test
    void saysWhatAReadyTaskLacks() {
        podium.submit(task("a"), task("b"));
        assertThat(constraint("a"))
                .isEqualTo(new Constraint(
                        "no-service", "no live service runs tasks of type work", Map.of("type", "work")));
        podium.service(service("s").instances(2).ttl(90));
        assertThat(constraint("a").kind()).isEqualTo("awaiting-scheduler");
        assertThat(reasons("a")).containsExactly("service s has room for it; the scheduler is awaited");
        podium.leaseOne("s");

        assertThat(reasons("b")).containsExactly("pool p has nothing left, and cpu 1 is asked");
        assertThat(constraint("b").kind()).isEqualTo("pool-out-of-resources");
        assertThat(constraint("b").figures())
                .containsEntry("pool", "p")
                .containsEntry("resources", Map.of("cpu", Map.of("asked", 1.0, "used", 1.0, "capacity", 1.0)));
    }

    @Test
    void saysWhichSlotsAreTaken() {
        podium.pool("p", 9).service(service("s").slots(1).resources(ResourceVector.of("cpu", 1)));
        podium.submit(task("a"), task("b"));
        podium.leaseOne("s");

        assertThat(constraint("b").kind()).isEqualTo("no-free-slot");
        assertThat(constraint("b").figures())
                .isEqualTo(Map.of("service", "s", "slots", 1L, "taken", 1L, "services", 1L));
    }

    @Test
    void saysThatOthersGoFirstWhereThereIsRoomForFewer() {
        podium.service(service("s"));
        podium.submit(task("a"), task("b"));

        assertThat(constraint("a").kind()).isEqualTo("awaiting-scheduler");
        assertThat(constraint("b"))
                .isEqualTo(new Constraint(
                        "tasks-ahead",
                        "service s has room, but 1 task goes first",
                        Map.of("service", "s", "ahead", 1L)));
    }

    @Test
    void saysWhichServicesTakeNothing() {
        podium.submit(task("a"));
        podium.service(service("s").ttl(90)).service(service("u"));
        String heard = podium.now().toString();
        podium.advance(90);
        new DrainService(podium.stores, podium.surroundings).run("u");

        assertThat(reasons("a"))
                .containsExactly(
                        "no live service runs tasks of type work",
                        "service s has not been heard of since " + heard,
                        "service u is draining");
        assertThat(constraint("a").kind()).isEqualTo("services-take-nothing");
        assertThat(constraint("a").figures()).isEqualTo(Map.of("draining", List.of("u"), "notHeardOf", List.of("s")));
    }

    @Test
    void countsTheTasksAheadOfAllTypesThatTheServicesRun() {
        podium.service(service("s").types("work", "other"));
        podium.submit(task("a"), task("b").type("other"));
        podium.advance(1);
        podium.submit(task("c"), task("d").type("other"), task("e").type("apart"));

        Explanation.Ahead ahead = Objects.requireNonNull(explain("c").ahead());
        assertThat(ahead.tasks()).isEqualTo(2);
        assertThat(ahead.otherTypes()).isEqualTo(1);
        assertThat(ahead.isAtLeast()).isFalse();
        assertThat(ahead.seconds()).isEqualTo(120);
        assertThat(Objects.requireNonNull(explain("e").ahead()).tasks()).isZero();
    }

    @Test
    void countsNoFurtherThanItReads() {
        podium.service(service("s"));
        for (int call = 0; call < 11; call++) {
            int first = call * 100;
            podium.submit(IntStream.range(first, first + 100)
                    .mapToObj(i -> task("t" + i))
                    .toArray(TestSpec[]::new));
            podium.advance(1);
        }
        Explanation last = explain("t1099");

        assertThat(Objects.requireNonNull(last.ahead()).isAtLeast()).isTrue();
        assertThat(last.ahead().tasks()).isBetween(1_000, 1_099);
        assertThat(last.start().seconds()).isNull();
        assertThat(last.start().words()).contains("1000 tasks or more go first");
    }

    @Test
    void estimatesTheStartFromWhatRunsAndWaits() {
        podium.pool("p", 2).service(service("s").instances(2));
        podium.submit(task("a").expected(100), task("b").expected(100));
        podium.lease("s", 2);
        podium.advance(90);
        podium.submit(task("c").expected(50), task("d").expected(50));
        podium.advance(1);
        podium.submit(task("e").expected(1));

        var start = Objects.requireNonNull(explain("e").start().seconds());
        assertThat(start.seconds()).isBetween(30.0, 150.0);
        assertThat(start.low()).isLessThan(start.seconds());
        assertThat(start.high()).isGreaterThan(start.seconds()).isLessThan(500);
        assertThat(explain("e").deadline()).isNull();
    }

    @Test
    void expectsShorterTasksToPreemptOnlyWhereTargetsCan() {
        podium.pool("p", 2, new PoolRules("srtf", 0, "least-loaded", "msa"))
                .service(service("s"))
                .service(service("q").types("sent").target(new Target.Lambda("f")));
        podium.submit(task("a").expected(1_000), task("b").type("sent").expected(1_000));
        podium.place();
        podium.leaseOne("s");
        podium.submit(task("c").expected(1), task("d").type("sent").expected(1));

        assertThat(Objects.requireNonNull(explain("c").start().seconds()).seconds())
                .isZero();
        assertThat(Objects.requireNonNull(explain("d").start().seconds()).seconds())
                .isGreaterThan(300);
    }

    @Test
    void judgesDeadlines() {
        podium.service(service("s"));
        podium.submit(task("a").expected(1000));
        podium.leaseOne("s");
        podium.submit(
                task("soon").expected(10).deadline(podium.now().plusSeconds(60)),
                task("tight").expected(10).deadline(podium.now().plusSeconds(5)),
                task("late").expected(10).deadline(podium.now().plusSeconds(90_000)),
                task("past").deadline(podium.now().minusSeconds(1)));

        assertThat(verdict("soon").willMiss()).isTrue();
        assertThat(verdict("soon").chance()).isGreaterThan(0.9);
        assertThat(verdict("tight").words()).contains("even if it started now, 10.0 s of running");
        assertThat(verdict("late").willMiss()).isFalse();
        assertThat(Objects.requireNonNull(verdict("late").finish()).seconds()).isGreaterThan(500);
        assertThat(verdict("past").words()).isEqualTo("the deadline has passed");
    }

    @Test
    void tellsTheRankApartAndBoundsTheWaitUnderDps() {
        podium.pool("p", 1, new PoolRules("dps", 0.5, "least-loaded", "msa")).service(service("s"));
        podium.submit(task("high").priority(9).expected(20));
        podium.leaseOne("s");
        podium.submit(task("a").priority(2).expected(30));
        podium.advance(4);

        Explanation explanation = explain("a");
        assertThat(explanation.place().words())
                .isEqualTo("largest priority first: 2.0, plus 0.5 a second for 4.0 s of waiting, is 4.0");
        Explanation.Bound bound = Objects.requireNonNull(explanation.bound());
        assertThat(bound.highestPriority()).isEqualTo(9);
        assertThat(bound.bound().overtakingSeconds()).isEqualTo((9 - 2 - 4 * 0.5) / 0.5);
        assertThat(bound.slots()).isEqualTo(1);
        assertThat(bound.aheadSeconds()).isEqualTo(16);
        assertThat(bound.bound().waitSeconds()).isBetween(16.0, 200.0);
    }

    @Test
    void saysWhatTasksWaitForThatAreNotReady() {
        podium.submit(
                task("a"),
                task("b").after("a"),
                task("c").notBefore(podium.now().plusSeconds(60)));

        assertThat(reasons("b")).containsExactly("waits for tasks [a], which are {a=READY}");
        assertThat(constraint("b").figures()).isEqualTo(Map.of("parents", Map.of("a", "READY")));
        assertThat(reasons("c")).containsExactly("waits until " + podium.now().plusSeconds(60));
        assertThat(constraint("c").kind()).isEqualTo("delay");
        assertThat(explain("b").ahead()).isNull();
        assertThat(explain("b").start().seconds()).isNull();
    }

    @Test
    void saysWhereATaskRunsAndHowItEnded() {
        podium.service(service("s"))
                .submit(task("a").attempts(1).deadline(podium.now().plusSeconds(10)));
        podium.place();
        assertThat(reasons("a").get(0))
                .isEqualTo("placed on service s at " + podium.now() + "; no worker has begun it");
        assertThat(constraint("a").kind()).isEqualTo("awaiting-worker");
        Task leased = podium.leaseOne("s");
        assertThat(reasons("a"))
                .containsExactly(
                        "runs on service s since " + podium.now(),
                        "holds a slot and cpu 1 of pool p until " + podium.now().plusSeconds(60)
                                + " unless its worker is heard of");
        assertThat(verdict("a").words()).contains("60.0 s are thought to be left");
        podium.fail(leased, true);
        assertThat(reasons("a")).containsExactly("ended as DEAD on service s: no");
        podium.redrive("a");
        podium.complete(podium.leaseOne("s"));
        assertThat(reasons("a")).containsExactly("ended as SUCCEEDED on service s");
        assertThat(verdict("a").willMiss()).isFalse();
    }

    @Test
    void knowsNothingOfATaskThatIsNotThere() {
        assertThatThrownBy(() -> explain("none")).isInstanceOf(NotFoundException.class);
    }

    private Explanation.Verdict verdict(String id) {
        return Objects.requireNonNull(explain(id).deadline());
    }

    private Constraint constraint(String id) {
        return Objects.requireNonNull(explain(id).constraint());
    }

    private List<String> reasons(String id) {
        return explain(id).reasons();
    }

    private Explanation explain(String id) {
        return new ExplainTask(podium.stores, podium.surroundings).run(PodiumFixture.key(id));
    }
}
