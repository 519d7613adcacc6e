package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.Circuit.State;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that fail again and again get nothing for a while, and are probed by one task after that. */
class CircuitBreakerTest {
    private static final int OPEN_SECONDS = 30;

    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void oneServiceThatIsCutAfterThreeFailures() {
        podium.pool("p", 99);
        podium.service(TestService.service("s").slots(5).circuit(3, OPEN_SECONDS));
        podium.queue.take();
    }

    private void submit(int count) {
        podium.submit(IntStream.range(0, count)
                .mapToObj(i -> task("t" + i).attempts(1))
                .toArray(TestSpec[]::new));
    }

    private State state() {
        return podium.ledger().circuit("s").state(podium.now());
    }

    private void open() {
        submit(9);
        podium.lease("s", 3).forEach(task -> podium.fail(task, true));
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void opensAfterFailuresInARowAndGivesNothingNew() {
        submit(9);
        List<Task> leased = podium.lease("s", 5);
        podium.fail(leased.get(0), true);
        podium.fail(leased.get(1), false);
        assertThat(state()).isEqualTo(State.CLOSED);
        podium.complete(leased.get(2));
        assertThat(podium.ledger().circuit("s")).isEqualTo(Circuit.CLOSED);
        podium.fail(leased.get(3), true);
        podium.fail(leased.get(4), true);
        podium.fail(podium.leaseOne("s"), true);

        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(podium.lease("s", 5)).isEmpty();
        assertThat(podium.place()).isEmpty();
        assertThat(new ExplainTask(podium.stores, podium.surroundings)
                        .run(PodiumFixture.key("t8"))
                        .reasons())
                .contains("the circuit of service s is open until "
                        + podium.now().plusSeconds(OPEN_SECONDS) + " after 3 failures in a row");
    }

    @Test
    void costsNoWriteOfItsOwn() {
        submit(2);
        Task good = podium.leaseOne("s");
        long version = podium.ledger().version();
        podium.complete(good);
        assertThat(podium.ledger().version()).isEqualTo(version + 1);
        Task bad = podium.leaseOne("s");
        version = podium.ledger().version();
        podium.fail(bad, true);
        assertThat(podium.ledger().version()).isEqualTo(version + 1);
    }

    @Test
    void wakesItsQueuesWhenItHalfOpensAndLetsOneTaskProbe() {
        open();
        podium.queue.take();
        podium.advance(OPEN_SECONDS);

        assertThat(state()).isEqualTo(State.HALF_OPEN);
        assertThat(podium.queue.takeDelays()).as("sent when it opened").contains(Duration.ofSeconds(OPEN_SECONDS));
        assertThat(podium.lease("s", 5)).hasSize(1);
        assertThat(podium.lease("s", 5)).isEmpty();
        podium.placed(RegisterService.wakes(
                TestService.service("s").circuit(3, OPEN_SECONDS).build()));
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void closesWhenTheProbeSucceedsAndWakesWhoWaited() {
        open();
        podium.advance(OPEN_SECONDS);
        Task probe = podium.leaseOne("s");
        podium.queue.take();
        assertThat(podium.placed(RegisterService.wakes(TestService.service("s").build())))
                .isEmpty();
        podium.complete(probe);

        assertThat(podium.ledger().circuits()).isEmpty();
        assertThat(podium.place()).hasSize(5);
    }

    @Test
    void opensAgainForLongerWhenTheProbeFails() {
        open();
        podium.advance(OPEN_SECONDS);
        podium.fail(podium.leaseOne("s"), true);

        assertThat(state()).isEqualTo(State.OPEN);
        podium.advance(OPEN_SECONDS);
        assertThat(state()).isEqualTo(State.OPEN);
        podium.advance(OPEN_SECONDS);
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        assertThat(podium.lease("s", 5)).hasSize(1);
    }

    @Test
    void isNotMovedByWhatBeganBeforeItOpened() {
        submit(9);
        List<Task> leased = podium.lease("s", 5);
        leased.subList(0, 3).forEach(task -> podium.fail(task, true));
        Circuit opened = podium.ledger().circuit("s");
        podium.complete(leased.get(3));
        assertThat(podium.ledger().circuit("s")).isEqualTo(opened);
        podium.advance(OPEN_SECONDS);
        Task probe = podium.leaseOne("s");
        assertThat(podium.ledger().holdings())
                .as("one from before and the probe")
                .hasSize(2);
        podium.fail(leased.get(4), true);
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        assertThat(podium.lease("s", 5)).as("the probe still runs").isEmpty();
        podium.complete(probe);
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void takesAnotherProbeWhenOneIsCancelledOrGivenBack() {
        open();
        podium.advance(OPEN_SECONDS);
        Task first = podium.leaseOne("s");
        podium.cancel(PodiumFixture.id(first));
        Task second = podium.leaseOne("s");
        podium.giveBack(second, 5);
        assertThat(podium.lease("s", 5)).hasSize(1);
        assertThat(state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void takesAnotherProbeWhenTheStepThatPlacedOneCrashed() {
        open();
        podium.advance(OPEN_SECONDS);
        List<Assignment> assignments = new ScheduleTasks(podium.stores, podium.surroundings)
                .runFor(podium.stores.services().find("s").orElseThrow(), 5);
        assertThat(assignments).hasSize(1);
        podium.taskItems.breakOff(writes -> Optional.of(List.of()));
        try {
            podium.allocate(assignments);
        } catch (StoreUnavailableException expected) {
            podium.taskItems.breakOff(writes -> Optional.empty());
        }
        assertThat(podium.ledger().circuit("s").probe()).isNotNull();
        assertThat(podium.lease("s", 5)).isEmpty();
        podium.advance(60);
        podium.sweep();
        assertThat(podium.lease("s", 5)).hasSize(1);
    }

    @Test
    void isProbedOnceHoweverManySchedulersSeeItHalfOpen() {
        open();
        podium.advance(OPEN_SECONDS);
        ScheduleTasks schedule = new ScheduleTasks(podium.stores, podium.surroundings);
        List<Assignment> first =
                schedule.runFor(podium.stores.services().find("s").orElseThrow(), 5);
        List<Assignment> second = first.stream()
                .map(assignment -> new Assignment(
                        PodiumFixture.key("t8"), podium.task("t8").version(), "s"))
                .toList();
        assertThat(first).extracting(Assignment::task).doesNotContain(PodiumFixture.key("t8"));
        podium.ledgerItems.beforeNextWrite(
                () -> assertThat(podium.allocate(second).placed()).hasSize(1));

        AllocateResources.Result late = podium.allocate(first);
        assertThat(late.placed()).isEmpty();
        assertThat(late.refused()).isEqualTo(first);
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void givesNothingOnADecisionThatWasMadeBeforeItOpened() {
        submit(9);
        List<Task> leased = podium.lease("s", 3);
        List<Assignment> assignments = podium.schedule();
        assertThat(assignments).hasSize(2);
        podium.ledgerItems.beforeNextWrite(() -> leased.forEach(task -> podium.fail(task, true)));

        assertThat(podium.allocate(assignments).placed()).isEmpty();
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void countsLeasesThatRunOutOnlyOnceTheTaskWasHandedOver() {
        submit(9);
        podium.place();
        podium.advance(60);
        podium.sweep();
        assertThat(podium.ledger().circuits()).as("nobody asked for them").isEmpty();
        assertThat(podium.lease("s", 3)).hasSize(3);
        podium.advance(60);
        podium.sweep();
        assertThat(podium.ledger().circuit("s").failures()).isEqualTo(3);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void countsWhatATargetDoesNotTake() {
        podium.service(TestService.service("f")
                .types("sent")
                .target(new Target.Lambda("f"))
                .circuit(2, OPEN_SECONDS));
        podium.submit(task("x").type("sent"), task("y").type("sent"));
        for (int i = 0; i < 2; i++) {
            podium.place();
            Task placed = podium.task("x");
            assertThat(placed.status()).isEqualTo(TaskStatus.PLACED);
            new ReleaseTasks(podium.stores, podium.surroundings).run(Map.of(placed.key(), PodiumFixture.token(placed)));
        }
        assertThat(podium.ledger().circuit("f").state(podium.now())).isEqualTo(State.OPEN);
        assertThat(podium.place()).isEmpty();
    }

    @Test
    void isClosedOnTrustWhereOnlyGangsWaitThatCannotProbe() {
        openWith(3);
        podium.submit(task("g1").gang("g"), task("g2").gang("g"));
        podium.advance(OPEN_SECONDS);
        podium.sweep();
        assertThat(podium.place()).isEmpty();
        podium.advance(Circuit.UNPROBED.toSeconds());
        podium.sweep();
        assertThat(podium.place()).containsExactly("g1", "g2");
        podium.fail(podium.leaseOne("s"), true);
        assertThat(state()).as("one failure is enough").isEqualTo(State.OPEN);
    }

    @Test
    void isLeftToBeProbedWhereNothingWaitsOrASingleTaskDoes() {
        openWith(3);
        podium.advance(3_600);
        podium.sweep();
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        podium.submit(task("g1").gang("g"), task("g2").gang("g"), task("single"));
        podium.sweep();
        assertThat(state()).isEqualTo(State.HALF_OPEN);
        assertThat(podium.place()).containsExactly("single");
    }

    private List<Task> openWith(int count) {
        submit(count);
        List<Task> leased = podium.lease("s", count);
        leased.forEach(task -> podium.fail(task, true));
        assertThat(state()).isEqualTo(State.OPEN);
        return leased;
    }

    @Test
    void isForgottenWithTheServicesSlots() {
        open();
        new DeregisterService(podium.stores, podium.surroundings).run("s");
        assertThat(podium.ledger().circuits()).isEmpty();
    }

    @Test
    void isNotCountedForAServiceThatHasNoSlotsHereAnyMore() {
        submit(1);
        Task running = podium.leaseOne("s");
        podium.stores.ledgers().change(PodiumFixture.P, ledger -> ledger.withSeats("s", 0));
        podium.fail(running, true);
        assertThat(podium.ledger().circuits()).isEmpty();
    }
}
