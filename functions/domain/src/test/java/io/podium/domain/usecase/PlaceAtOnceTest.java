package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskSender;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.WaitingNote;
import io.podium.domain.store.WaitingStore;
import io.podium.domain.store.Write;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceAtOnceTest {
    private final PodiumFixture podium = new PodiumFixture().placeAtOnce();

    @BeforeEach
    void twoSlots() {
        podium.pool("p", 9);
        podium.service(TestService.service("s").instances(2));
        podium.queue.take();
    }

    private static TestSpec[] tasks(String... ids) {
        TestSpec[] specs = new TestSpec[ids.length];
        for (int i = 0; i < ids.length; i++) {
            specs[i] = task(ids[i]);
        }
        return specs;
    }

    private static boolean isOfTasks(List<? extends Write> writes) {
        return writes.stream().anyMatch(write -> write.key().sort().equals("task"));
    }

    private void assertGoesTheOrdinaryWay(TestSpec spec) {
        assertThat(podium.submit(spec)).extracting(Task::status).containsExactly(TaskStatus.READY);
        assertThat(podium.queue.taken()).contains("p/0[work]");
    }

    @Test
    void writesATaskThatFindsASlotOnceAndWakesNobody() {
        assertThat(podium.submit(tasks("a", "b")))
                .extracting(Task::status, Task::version)
                .containsOnly(tuple(TaskStatus.PLACED, 1L));

        assertThat(podium.queue.taken()).isEmpty();
        assertThat(podium.ledger().holdings()).containsOnlyKeys(PodiumFixture.key("a"), PodiumFixture.key("b"));
        assertThat(podium.lease("s", 9)).extracting(PodiumFixture::id).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void leavesWhatFindsNoSlotToTheScheduler() {
        assertThat(podium.submit(tasks("a", "b", "c")))
                .extracting(Task::status)
                .containsExactlyInAnyOrder(TaskStatus.PLACED, TaskStatus.PLACED, TaskStatus.READY);
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
    }

    @Test
    void choosesAsTheSchedulerWould() {
        podium.pool("p", 9, new PoolRules("sjf", 0, "least-loaded", "msa"));
        podium.submit(
                task("long").expected(90),
                task("short").expected(3),
                task("middle").expected(30));

        assertThat(podium.status("long")).isEqualTo(TaskStatus.READY);
        assertThat(podium.status("short")).isEqualTo(TaskStatus.PLACED);
        assertThat(podium.status("middle")).isEqualTo(TaskStatus.PLACED);
    }

    @Test
    void overtakesNobodyWhoWaitsInTheQueue() {
        podium.placeLater();
        podium.submit(task("first"));
        podium.placeAtOnce();

        assertGoesTheOrdinaryWay(task("second"));
    }

    @Test
    void overtakesNobodyOfAnotherTypeThatTheSameServiceRuns() {
        podium.service(TestService.service("s").instances(2).types("work", "other"));
        podium.placeLater();
        podium.submit(task("first").type("other"));
        podium.placeAtOnce();

        assertGoesTheOrdinaryWay(task("second"));
    }

    @Test
    void overtakesNobodyWhoseTimeHasCome() {
        podium.submit(task("later").notBefore(podium.now().plusSeconds(10)));
        podium.advance(11);

        assertGoesTheOrdinaryWay(task("second"));
    }

    @Test
    void overtakesNobodyAfterOthersFoundTheQueueEmpty() {
        podium.submit(task("a"));
        podium.advance(WaitingNote.KEPT.toSeconds());
        podium.lease("s", 1);
        podium.submit(task("b"));
        podium.placeLater();
        podium.submit(task("first"));
        podium.placeAtOnce();

        assertGoesTheOrdinaryWay(task("second"));
    }

    @Test
    void asksNoQueueWhereNobodyHasWaited() {
        podium.submit(task("a"));
        int before = podium.taskItems.indexReads();

        podium.submit(task("b"));

        assertThat(podium.status("b")).isEqualTo(TaskStatus.PLACED);
        assertThat(podium.taskItems.indexReads()).isEqualTo(before);
    }

    @Test
    void asksNoQueueAgainSomeTimeAfterTheLastHasWaited() {
        podium.placeLater();
        podium.submit(task("a"));
        podium.placeAtOnce();
        assertThat(podium.place()).containsExactly("a");
        podium.advance(WaitingNote.KEPT.toSeconds());
        podium.submit(task("b"));
        podium.lease("s", 2).forEach(podium::complete);
        int before = podium.taskItems.indexReads();

        podium.submit(task("c"));

        assertThat(podium.status("c")).isEqualTo(TaskStatus.PLACED);
        assertThat(podium.taskItems.indexReads()).isEqualTo(before);
    }

    @Test
    void asksTheQueuesFromWhenADelayedTaskIsDue() {
        podium.submit(task("later").notBefore(podium.now().plusSeconds(600)));
        podium.advance(WaitingNote.KEPT.toSeconds());
        podium.submit(task("a"));
        int before = podium.taskItems.indexReads();
        podium.submit(task("b"));
        assertThat(podium.taskItems.indexReads()).isEqualTo(before);
        podium.lease("s", 2).forEach(podium::complete);
        podium.advance(600);

        assertGoesTheOrdinaryWay(task("c"));
    }

    @Test
    void overtakesNobodyWhomTheSweeperFoundWaitingUnnoted() {
        podium.placeLater();
        podium.submit(task("first"));
        podium.placeAtOnce();
        podium.advance(WaitingNote.KEPT.toSeconds());
        WaitingStore notes = podium.stores.tasks().waiting();
        notes.change(PodiumFixture.P, notes.findAll(List.of(PodiumFixture.P)).get(PodiumFixture.P), null);

        new Sweep(podium.stores, podium.surroundings).run();

        assertGoesTheOrdinaryWay(task("second"));
    }

    @Test
    void overtakesNobodyWhomALedgerIsToWake() {
        podium.stores
                .ledgers()
                .change(PodiumFixture.P, ledger -> ledger.withWaiters(List.of(new QueueKey(PodiumFixture.P, "far"))));

        assertGoesTheOrdinaryWay(task("a"));
    }

    @Test
    void seesWhoBeganToWaitWhileItDecided() {
        AtomicBoolean once = new AtomicBoolean(true);
        podium.ledgerItems.beforeWrites(writes -> {
            if (once.getAndSet(false)) {
                podium.stores
                        .ledgers()
                        .change(
                                PodiumFixture.P,
                                ledger -> ledger.withWaiters(List.of(new QueueKey(PodiumFixture.P, "far"))));
            }
        });

        assertGoesTheOrdinaryWay(task("a"));
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void leavesGangsToTheScheduler() {
        podium.submit(task("a").gang("g"), task("b").gang("g"), task("c"));

        assertThat(podium.status("c")).isEqualTo(TaskStatus.READY);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void leavesToTheDispatchStepWhatIsCalledOnceATask() {
        podium.service(TestService.service("f").target(new Target.Lambda("fn")));
        podium.queue.take();

        assertGoesTheOrdinaryWay(task("a"));
        assertThat(podium.sent).isEmpty();
    }

    @Test
    void sendsTasksOfServicesWithOneQueueTogether() {
        podium.service(TestService.service("q1").types("sent").target(new Target.Sqs("url")));
        podium.service(TestService.service("q2").types("sent").target(new Target.Sqs("url")));
        podium.submit(task("a").type("sent"), task("b").type("sent"));

        assertThat(podium.sent).extracting(PodiumFixture::id).containsExactlyInAnyOrder("a", "b");
        assertThat(podium.sent)
                .extracting(task -> task.requireLease().serviceId())
                .doesNotHaveDuplicates();
        podium.sent.forEach(podium::complete);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void sendsToTheQueueAgainWhatCouldNotBeSent() {
        podium.placeAtOnce(new TaskSender() {
            @Override
            public boolean serves(Target target) {
                return true;
            }

            @Override
            public List<Task> send(Target target, List<Task> tasks) {
                throw new QueueUnavailableException("injected", new IllegalStateException("down"));
            }
        });
        podium.service(TestService.service("q").types("sent").target(new Target.Sqs("url")));
        podium.queue.take();
        podium.submit(task("a").type("sent"));

        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.queue.taken()).contains("p/0[sent]");
    }

    @Test
    void answersTheSameCallAgainWithoutPlacingAgain() {
        Task first = podium.submit(task("a")).get(0);

        assertThat(podium.submit(task("a"))).containsExactly(first);
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void givesBackWhatItReservedForATaskThatAnotherCallStored() {
        AtomicBoolean once = new AtomicBoolean(true);
        podium.taskItems.beforeWrites(writes -> {
            if (isOfTasks(writes) && once.getAndSet(false)) {
                podium.submit(task("a"));
            }
        });
        podium.submit(task("a"));

        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void knowsItsOwnTaskThatAWorkerTookBeforeTheWriteWasRepeated() {
        AtomicBoolean once = new AtomicBoolean(true);
        podium.taskItems.beforeWrites(writes -> {
            if (isOfTasks(writes) && once.getAndSet(false)) {
                podium.taskItems.write(writes);
                assertThat(podium.lease("s", 1)).hasSize(1);
            }
        });
        podium.submit(task("a"));

        assertThat(podium.status("a")).isEqualTo(TaskStatus.RUNNING);
        assertThat(podium.ledger().holdings()).containsOnlyKeys(PodiumFixture.key("a"));
    }

    @Test
    void aHoldingWithoutATaskOutlastsTheSlowestSubmission() {
        podium.taskItems.breakOff(writes -> isOfTasks(writes) ? Optional.of(List.of()) : Optional.empty());
        assertThatThrownBy(() -> podium.submit(task("a"))).isInstanceOf(StoreUnavailableException.class);
        podium.taskItems.breakOff(writes -> Optional.empty());
        long lease =
                podium.stores.services().find("s").orElseThrow().spec().lease().toSeconds();

        podium.advance(lease + Sweep.LONGEST_SUBMISSION.toSeconds() - 1);
        podium.sweep();
        assertThat(podium.ledger().holdings()).hasSize(1);
        podium.advance(1);
        podium.sweep();
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void aCallMadeAgainAfterACrashNeedNotWaitForThat() {
        podium.taskItems.breakOff(writes -> isOfTasks(writes) ? Optional.of(List.of()) : Optional.empty());
        assertThatThrownBy(() -> podium.submit(task("a"))).isInstanceOf(StoreUnavailableException.class);
        podium.taskItems.breakOff(writes -> Optional.empty());
        podium.submit(task("a"));
        podium.advance(
                podium.stores.services().find("s").orElseThrow().spec().lease().toSeconds());
        podium.sweep();

        assertThat(podium.place()).containsExactly("a");
    }
}
