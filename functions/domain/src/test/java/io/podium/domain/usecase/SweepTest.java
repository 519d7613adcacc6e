package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ledger.Holding;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.Lease;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sweep mends after crashes, and what it leaves alone. */
class SweepTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePoolAndOneService() {
        podium.pool("p", 2).service(TestService.service("s").instances(2));
        podium.queue.take();
    }

    @Test
    void leavesLiveLeasesAlone() {
        podium.submit(task("a"));
        Task leased = podium.leaseOne("s");
        podium.advance(50);
        new HeartbeatTask(podium.stores, podium.surroundings).run("a", PodiumFixture.token(leased));
        podium.advance(50);

        assertThat(podium.sweep()).isEqualTo(new Sweep.Report(0, 0, 0));
        assertThat(podium.status("a")).isEqualTo(TaskStatus.RUNNING);
        assertThat(podium.ledger().holdings().values())
                .singleElement()
                .returns(podium.task("a").requireLease().expiresAt(), Holding::expiresAt);
    }

    @Test
    void takesBackRunningTasksWhoseLeaseRanOut() {
        podium.submit(task("a"));
        podium.leaseOne("s");
        podium.queue.take();
        podium.advance(60);

        assertThat(podium.sweep()).isEqualTo(new Sweep.Report(1, 0, 0));
        Task delayed = podium.task("a");
        assertThat(delayed.status()).isEqualTo(TaskStatus.DELAYED);
        assertThat(delayed.progress().attempts()).isEqualTo(1);
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.queue.takeDelays())
                .containsExactly(Duration.between(podium.now(), Objects.requireNonNull(delayed.dueAt())));
    }

    @Test
    void countsNoAttemptForATaskThatNobodyPickedUp() {
        podium.submit(task("a").attempts(1));
        podium.place();
        podium.advance(60);

        podium.sweep();
        assertThat(podium.task("a")).returns(TaskStatus.READY, Task::status).returns(0, task -> task.progress()
                .attempts());
        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void countsAnAttemptForATaskThatWasSentOut() {
        podium.service(TestService.service("f").types("sent").target(new Target.Lambda("f")));
        podium.submit(task("a").type("sent").attempts(1));
        podium.place();
        podium.advance(60);

        podium.sweep();
        assertThat(podium.status("a")).isEqualTo(TaskStatus.DEAD);
    }

    @Test
    void givesBackWhatACrashLeftBetweenTheLedgerAndTheTask() {
        podium.submit(task("a"));
        crashBetweenLedgerAndTask();
        assertThat(podium.ledger().holdings()).hasSize(1);
        podium.sweep();
        assertThat(podium.ledger().holdings()).as("its step may yet go on").hasSize(1);
        podium.advance(60);
        podium.queue.take();

        assertThat(podium.sweep()).isEqualTo(new Sweep.Report(0, 1, 1));
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void keepsAStepThatWakesUpTooLateFromPlacingWithoutAHolding() {
        podium.submit(task("a"));
        List<Assignment> assignments = podium.schedule();
        podium.taskItems.beforeNextWrite(() -> {
            podium.advance(60);
            podium.sweep();
        });

        assertThat(podium.allocate(assignments).placed()).isEmpty();
        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.place()).containsExactly("a");
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void doesNotTakeAwayTheHoldingOfAStepThatIsJustInTime() {
        podium.submit(task("a"));
        List<Assignment> assignments = podium.schedule();
        crash(assignments);
        podium.advance(60);
        Holding orphan = podium.ledger().holdings().values().iterator().next();
        podium.taskItems.beforeNextWrite(() -> podium.stores.tasks().store(placedUnder(orphan)));

        podium.sweep();
        assertThat(podium.status("a")).isEqualTo(TaskStatus.PLACED);
        assertThat(podium.ledger().holdings()).hasSize(1);
        podium.sweep();
        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void givesBackWhatACrashLeftBetweenTheEndOfATaskAndItsRelease() {
        podium.submit(task("a"), task("b"), task("c"));
        podium.place();
        List<Task> leased = podium.lease("s", 2);
        podium.ledgerItems.beforeNextWrite(() -> {
            throw new StoreUnavailableException("injected", null);
        });
        assertThatThrownBy(() -> podium.complete(leased.get(0))).isInstanceOf(StoreUnavailableException.class);
        assertThat(podium.complete(leased.get(0))).isInstanceOf(FinishTasks.Result.Accepted.class);
        assertThat(podium.ledger().holdings()).hasSize(2);
        podium.queue.take();
        podium.advance(60);

        assertThat(podium.sweep()).returns(1, Sweep.Report::releasedHoldings);
        assertThat(podium.place()).as("c waited for that").contains("c");
    }

    @Test
    void givesBackAHoldingInAPoolWhereItsTaskIsNot() {
        podium.pool("q", 9).submit(task("a"));
        podium.place();
        Holding real = podium.ledger().holdings().values().iterator().next();
        ShardKey q = ShardKey.of("q");
        Holding orphan = new Holding(
                real.task(),
                new Token(real.token().fence(), "other", "t"),
                "s",
                real.amount(),
                real.expiresAt(),
                false);
        podium.stores.ledgers().change(q, ledger -> ledger.with(List.of(orphan)));
        podium.leaseOne("s");
        podium.advance(61);

        podium.sweep();
        assertThat(podium.stores.ledgers().find(q).holdings()).isEmpty();
    }

    @Test
    void wakesQueuesWhoseWakeUpWasLost() {
        podium.submit(task("a"));
        podium.submit(task("b").type("other"));
        podium.queue.take();

        assertThat(podium.sweep()).isEqualTo(new Sweep.Report(0, 0, 2));
        assertThat(podium.queue.taken()).containsExactly("p/0[other, work]");
        podium.cancel("a");
        podium.cancel("b");
        assertThat(podium.sweep()).isEqualTo(new Sweep.Report(0, 0, 0));
        assertThat(podium.queue.taken()).isEmpty();
    }

    @Test
    void mendsTheCapacityThatAPoolWasNotGiven() {
        podium.ledgerItems.beforeNextWrite(() -> {
            throw new StoreUnavailableException("injected", null);
        });
        assertThatThrownBy(() -> podium.pool("p", 5)).isInstanceOf(StoreUnavailableException.class);
        assertThat(podium.ledger().capacity()).isEqualTo(ResourceVector.of("cpu", 2));

        podium.sweep();
        assertThat(podium.ledger().capacity()).isEqualTo(ResourceVector.of("cpu", 5));
    }

    @Test
    void anUndeliveredHoldingOfNobodyDoesNotKeepWorkersFromTheOthers() {
        podium.submit(task("a"));
        crashBetweenLedgerAndTask();
        podium.advance(1);
        podium.submit(task("b"));
        podium.place();

        assertThat(podium.lease("s", 1)).extracting(PodiumFixture::id).containsExactly("b");
    }

    private void crashBetweenLedgerAndTask() {
        crash(podium.schedule());
    }

    private void crash(List<Assignment> assignments) {
        podium.taskItems.beforeNextWrite(() -> {
            throw new StoreUnavailableException("injected", null);
        });
        assertThatThrownBy(() -> podium.allocate(assignments)).isInstanceOf(StoreUnavailableException.class);
    }

    /** The task as the step that made the holding would have stored it. */
    private Task placedUnder(Holding holding) {
        Task ready = podium.task(holding.task().id());
        return ready.place(new Lease(
                holding.serviceId(),
                PodiumFixture.P,
                holding.amount(),
                holding.token(),
                false,
                podium.now().minusSeconds(60),
                null,
                holding.expiresAt(),
                null));
    }
}
