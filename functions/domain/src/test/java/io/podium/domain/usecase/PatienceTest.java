package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.port.Wake;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is passed by for long holds back those behind it. */
class PatienceTest {
    private static final long TEN_MINUTES = 600;

    private final PodiumFixture podium = new PodiumFixture()
            .pool("p", 4)
            .service(TestService.service("s").slots(4).resources(ResourceVector.of("cpu", 4)));
    private final List<Task> running = new ArrayList<>();

    private static TestSpec needing(String id, double cpu) {
        return task(id).request(ResourceRequest.exactly(ResourceVector.of("cpu", cpu)));
    }

    /** Places and starts what can be, and returns its ids. */
    private List<String> step() {
        List<String> placed = podium.placed(List.of(Wake.all(PodiumFixture.P)));
        running.addAll(podium.lease("s", placed.size()));
        return placed;
    }

    private void completeOne() {
        podium.complete(running.remove(0));
    }

    private void beat() {
        running.forEach(task -> new HeartbeatTask(podium.stores, podium.surroundings)
                .run(PodiumFixture.id(task), PodiumFixture.token(task)));
    }

    private void fill() {
        podium.submit(task("r0"), task("r1"), task("r2"), task("r3"));
        assertThat(step()).hasSize(4);
    }

    /** Time goes by in which the workers are heard of. */
    private void pass(long seconds) {
        for (long left = seconds; left > 0; left -= 30) {
            podium.advance(Math.min(30, left));
            beat();
        }
    }

    @Test
    void aLargeTaskIsPassedByUntilItsPatienceEndsAndThenGetsItsTurn() {
        fill();
        podium.submit(needing("large", 3));
        podium.advance(1);
        podium.submit(task("a"), task("b"), task("c"), task("d"));

        completeOne();
        assertThat(step()).containsExactly("a");
        pass(TEN_MINUTES);
        for (int i = 0; i < 2; i++) {
            completeOne();
            assertThat(step()).as("what comes free is kept").isEmpty();
        }
        completeOne();
        assertThat(step()).containsExactly("large");
        completeOne();
        assertThat(step()).as("and then the others go on").containsExactly("b");
    }

    @Test
    void aGangIsNotStarvedByWhatFits() {
        fill();
        podium.submit(task("g0").gang("g"), task("g1").gang("g"), task("g2").gang("g"));
        podium.advance(1);
        podium.submit(task("a"), task("b"), task("c"));
        completeOne();
        assertThat(step()).containsExactly("a");

        pass(TEN_MINUTES);
        for (int i = 0; i < 2; i++) {
            completeOne();
            assertThat(step()).isEmpty();
            assertThat(podium.lease("s", 1))
                    .as("nor is it given to a worker that asks")
                    .isEmpty();
        }
        completeOne();
        assertThat(step()).containsExactly("g0", "g1", "g2");
    }

    @Test
    void whatCouldNeverFitHoldsBackNobody() {
        fill();
        podium.submit(needing("huge", 5));
        podium.submit(
                task("g0").gang("g"),
                task("g1").gang("g"),
                task("g2").gang("g"),
                task("g3").gang("g"),
                task("g4").gang("g"));
        podium.advance(1);
        podium.submit(task("a"));
        pass(TEN_MINUTES);

        completeOne();
        assertThat(step()).containsExactly("a");
    }

    @Test
    void whatTheLargeTaskDoesNotNeedIsGivenAllTheSame() {
        podium.pool("p", 6).service(TestService.service("u").types("other").slots(2));
        fill();
        podium.submit(needing("large", 3));
        podium.advance(1);
        podium.submit(task("a"), needing("o", 0).type("other"));
        pass(TEN_MINUTES);
        podium.service(TestService.service("u").types("other").slots(2));

        assertThat(podium.placed(List.of(Wake.all(PodiumFixture.P)))).containsExactly("o");
    }

    @Test
    void withoutPatienceNothingIsPassedBy() {
        podium.pool("p", 4, new PoolRules("fifo", 0, "least-loaded", "msa", Duration.ZERO, Duration.ZERO));
        fill();
        podium.submit(needing("large", 2));
        podium.advance(1);
        podium.submit(task("a"));

        completeOne();
        assertThat(step()).isEmpty();
        completeOne();
        assertThat(step()).containsExactly("large");
    }

    @Test
    void roomIsHeldBackForOneAtATimeAndBothGetTheirs() {
        fill();
        podium.submit(needing("first", 4), needing("second", 4));
        podium.advance(1);
        podium.submit(task("a"), task("b"));
        pass(TEN_MINUTES);

        List<String> started = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            completeOne();
            started.addAll(step());
        }
        assertThat(started).containsExactly("first", "second", "a", "b");
        assertThat(podium.ledger().claim()).isNull();
    }

    @Test
    void aLaterOneThatRanksHigherDoesNotUseUpWhatIsHeldBack() {
        podium.pool("p", 4, rules("sjf", TEN_MINUTES));
        fill();
        podium.submit(needing("large", 3).expected(1_000));
        pass(TEN_MINUTES);
        completeOne();
        assertThat(step()).isEmpty();

        podium.submit(task("short").expected(1));
        assertThat(step()).isEmpty();
        completeOne();
        completeOne();
        assertThat(step()).containsExactly("large");
    }

    @Test
    void whoNeedsNoMoreThanOthersHoldWaitsForItsTurnHoweverLong() {
        podium.pool("p", 4, rules("sjf", TEN_MINUTES));
        fill();
        podium.submit(task("long").expected(1_000));
        pass(TEN_MINUTES);
        podium.submit(task("short").expected(1));

        completeOne();
        assertThat(step()).containsExactly("short");
        assertThat(podium.ledger().claim()).isNull();
    }

    @Test
    void cancellingFreesWhatIsHeldBackAndWakesThoseWhoWait() {
        fill();
        podium.submit(needing("large", 3));
        podium.submit(task("a"));
        pass(TEN_MINUTES);
        completeOne();
        assertThat(step()).isEmpty();
        podium.queue.take();

        podium.cancel("large");
        assertThat(podium.ledger().claim()).isNull();
        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void aClaimThatACrashLeftHoldsBackNobodyAndIsSweptAway() {
        fill();
        podium.submit(needing("large", 3));
        podium.submit(task("a"), task("b"));
        pass(TEN_MINUTES);
        step();
        podium.stores.tasks().store(podium.task("large").cancel(podium.now(), "while nobody looked"));
        completeOne();

        assertThat(podium.lease("s", 1)).extracting(PodiumFixture::id).containsExactly("a");
        assertThat(podium.ledger().claim()).isNotNull();
        podium.sweep();
        assertThat(podium.ledger().claim()).isNull();
    }

    @Test
    void aServiceThatDrainsNoLongerHasRoomHeldBack() {
        podium.pool("p", 6).service(TestService.service("big").types("big").slots(1));
        fill();
        podium.submit(needing("large", 4).type("big"));
        podium.submit(task("a"), task("b"));
        podium.service(TestService.service("s").slots(6));
        pass(TEN_MINUTES);
        podium.service(TestService.service("big").types("big").slots(1));
        assertThat(step()).as("two of six are free").isEmpty();

        new DrainService(podium.stores, podium.surroundings).run("big");
        assertThat(step()).containsExactly("a", "b");
    }

    @Test
    void aWorkerOfAnotherServiceInThePoolTakesNothingOfWhatIsHeldBack() {
        podium.service(TestService.service("big").types("big").slots(1));
        fill();
        podium.submit(needing("large", 3).type("big"));
        podium.submit(task("a"), task("b"), task("c"));
        pass(TEN_MINUTES);
        podium.service(TestService.service("big").types("big").slots(1));
        step();

        completeOne();
        completeOne();
        assertThat(podium.lease("s", 4)).isEmpty();
        completeOne();
        assertThat(podium.lease("s", 4)).isEmpty();
        podium.service(TestService.service("big").types("big").slots(1));
        assertThat(podium.lease("big", 1)).hasSize(1);
        running.clear();
        assertThat(podium.ledger().claim()).isNull();
        assertThat(podium.ledger().used()).isEqualTo(ResourceVector.of("cpu", 4));
    }

    @Test
    void nobodyGetsMoreThanItNeedsOfWhatIsHeldBack() {
        podium.pool("p", 6, new PoolRules("fifo", 0, "least-loaded", "mra", Duration.ZERO, Duration.ZERO));
        podium.service(TestService.service("gpu").types("gpu").slots(9));
        fill();
        podium.stores.ledgers().change(PodiumFixture.P, ledger -> ledger.withSeats("s", 5));
        podium.submit(needing("large", 5));
        assertThat(step()).isEmpty();
        podium.submit(task("greedy")
                .type("gpu")
                .request(new ResourceRequest(ResourceVector.NONE, ResourceVector.of("cpu", 6))));

        assertThat(step()).containsExactly("greedy");
        assertThat(podium.ledger().used()).isEqualTo(ResourceVector.of("cpu", 4));
    }

    @Test
    void aTenantAtItsQuotaHoldsBackNothingFromOthersButItsOwn() {
        Sharing sharing = new Sharing("none", new Entitlement(1, 3, null), new TreeMap<>());
        podium.pool("p", 4, rules("fifo", 0), sharing);
        podium.submit(task("r0"), task("r1"), task("r2"));
        assertThat(step()).hasSize(3);
        podium.submit(task("g0").gang("g"), task("g1").gang("g"), task("g2").gang("g"));
        podium.submit(task("own"), task("other").tenant("u"));

        completeOne();
        assertThat(step()).containsExactly("other");
        assertThat(podium.ledger().claim()).isNotNull();
        for (int i = 0; i < 3; i++) {
            completeOne();
            step();
        }
        assertThat(podium.status("g0")).isEqualTo(TaskStatus.RUNNING);
        assertThat(podium.status("own")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void bothSidesAreToldOfIt() {
        fill();
        podium.submit(needing("large", 3));
        podium.submit(task("a"), task("z").tenant("u"));
        pass(TEN_MINUTES);
        assertThat(explain("large").reasons()).noneMatch(words -> words.contains("held back"));
        assertThat(explain("large").start().words()).startsWith("it needs more than any running task would give back");
        assertThat(explain("a").start().seconds()).isNotNull();
        completeOne();
        step();
        assertThat(explain("large").start().words()).startsWith("room is held back in its pool");
        assertThat(explain("a").start().seconds()).isNull();

        assertThat(explain("large").reasons().get(1)).startsWith("room in pool p is being held back for it since ");
        assertThat(explain("large").ahead())
                .extracting(Explanation.Ahead::tasks)
                .isEqualTo(0);
        Explanation.Constraint behind = Objects.requireNonNull(explain("a").constraint());
        assertThat(behind.kind()).isEqualTo("held-back");
        assertThat(behind.words()).startsWith("room in pool p is being held back for task large since ");
        assertThat(behind.figures()).containsEntry("heldBackFor", "large");
        Explanation.Constraint stranger = Objects.requireNonNull(new ExplainTask(podium.stores, podium.surroundings)
                .run(new TaskKey("u", "z"))
                .constraint());
        assertThat(stranger.words()).contains("for a task of another tenant").doesNotContain("large");
        assertThat(stranger.figures()).doesNotContainKey("heldBackFor");
    }

    @Test
    void aGangIsToldOfIt() {
        fill();
        podium.submit(task("g0").gang("g"), task("g1").gang("g"));
        pass(TEN_MINUTES);
        completeOne();
        step();

        assertThat(Objects.requireNonNull(explain("g1").constraint()).words())
                .contains("room in pool p is being held back for its gang since ");
        assertThat(Objects.requireNonNull(explain("g1").constraint()).kind()).isEqualTo("gang-does-not-fit");
    }

    private Explanation explain(String id) {
        return new ExplainTask(podium.stores, podium.surroundings).run(PodiumFixture.key(id));
    }

    private static PoolRules rules(String policy, long patienceSeconds) {
        return new PoolRules(policy, 0, "least-loaded", "msa", Duration.ZERO, Duration.ofSeconds(patienceSeconds));
    }
}
