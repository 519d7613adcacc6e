package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.port.Wake;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedule and the allocate step, alone and against each other. */
class AllocationTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePool() {
        podium.pool("p", 2);
    }

    @Test
    void placesWhatFitsAndLeavesTheRest() {
        podium.service(TestService.service("s").instances(5));
        podium.submit(task("a"), task("b"), task("c"));

        assertThat(podium.place()).containsExactly("a", "b");
        assertThat(podium.ledger().used()).isEqualTo(ResourceVector.of("cpu", 2));
        assertThat(podium.ledger().waiters()).extracting(Object::toString).containsExactly("p/0/work");
    }

    @Test
    void wakesAQueueThatFoundNoRoomExactlyWhenSomethingIsReleased() {
        podium.service(TestService.service("s").instances(2));
        podium.submit(task("a"), task("b"), task("c"), task("d"));
        podium.place();
        List<Task> leased = podium.lease("s", 2);
        assertThat(podium.queue.taken()).isEmpty();

        podium.complete(leased.get(0));
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
        podium.complete(leased.get(1));
        assertThat(podium.queue.taken()).as("it is awake").isEmpty();
        assertThat(podium.ledger().waiters()).isEmpty();
    }

    @Test
    void decidesAgainWhenSomethingIsReleasedBeforeItsQueueWaits() {
        podium.service(TestService.service("s").instances(1));
        podium.submit(task("a"), task("b"));
        Task leased = podium.leaseOne("s");
        podium.ledgerItems.beforeNextWrite(() -> podium.complete(leased));

        assertThat(podium.place()).containsExactly("b");
    }

    @Test
    void wakesTheQueueOfATaskThatLostItsRoomBetweenTheSteps() {
        podium.service(TestService.service("s").instances(1));
        podium.submit(task("a"));
        List<Assignment> forA = podium.schedule();
        podium.submit(task("b"));
        podium.queue.take();
        Task b = podium.task("b");
        AllocateResources.Result first = podium.allocate(List.of(new Assignment(b.key(), b.version(), "s")));
        assertThat(first.placed()).hasSize(1);

        AllocateResources.Result second = podium.allocate(forA);
        assertThat(second.placed()).isEmpty();
        assertThat(second.refused()).isEqualTo(forA);
        podium.place();
        assertThat(podium.ledger().waiters()).isNotEmpty();
        podium.complete(podium.leaseOne("s"));
        assertThat(podium.place()).containsExactly("a");
    }

    @Test
    void passesOverATaskThatMovedOnSinceItWasAssigned() {
        podium.service(TestService.service("s").instances(2));
        podium.submit(task("a"), task("b"));
        List<Assignment> assignments = podium.schedule();
        podium.cancel("a");

        AllocateResources.Result result = podium.allocate(assignments);
        assertThat(result.placed()).extracting(PodiumFixture::id).containsExactly("b");
        assertThat(result.refused()).isEmpty();
        assertThat(podium.allocate(assignments).placed()).as("the same again").isEmpty();
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void placesATaskOnceThatIsAssignedTwice() {
        podium.service(TestService.service("s").instances(2));
        podium.submit(task("a"));
        Assignment once = podium.schedule().get(0);

        AllocateResources.Result result = podium.allocate(List.of(once, once));
        assertThat(result.placed()).hasSize(1);
        assertThat(result.refused()).isEmpty();
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void givesBackWhatItReservedForATaskThatSomebodyElseMoved() {
        podium.service(TestService.service("s").instances(2));
        podium.submit(task("a"));
        List<Assignment> assignments = podium.schedule();
        podium.taskItems.beforeNextWrite(() -> podium.cancel("a"));

        assertThat(podium.allocate(assignments).placed()).isEmpty();
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void twoAtOnceNeverPlaceATaskTwice() {
        podium.service(TestService.service("s").instances(2));
        podium.submit(task("a"));
        List<Assignment> assignments = podium.schedule();
        List<Task> placed = new ArrayList<>();
        podium.ledgerItems.beforeNextWrite(
                () -> placed.addAll(podium.allocate(assignments).placed()));
        placed.addAll(podium.allocate(assignments).placed());

        assertThat(placed).hasSize(1);
        assertThat(podium.ledger().holdings().values())
                .singleElement()
                .returns(PodiumFixture.token(podium.task("a")), holding -> holding.token());
    }

    @Test
    void twoAtOnceNeverTakeMoreThanThereIs() {
        podium.service(TestService.service("s").instances(5));
        podium.submit(task("a"), task("b"), task("c"), task("d"));
        List<Assignment> all = List.of(assignment("a"), assignment("b"), assignment("c"), assignment("d"));
        podium.ledgerItems.beforeNextWrite(() -> podium.allocate(all.subList(2, 4)));

        AllocateResources.Result result = podium.allocate(all.subList(0, 2));
        assertThat(result.refused()).hasSize(2);
        assertThat(podium.ledger().used()).isEqualTo(ResourceVector.of("cpu", 2));
    }

    @Test
    void givesNothingToAServiceThatDrainedSinceItWasChosen() {
        podium.service(TestService.service("s"));
        podium.submit(task("a"));
        List<Assignment> assignments = podium.schedule();
        new DrainService(podium.stores, podium.surroundings).run("s");

        assertThat(podium.allocate(assignments).refused()).hasSize(1);
        assertThat(podium.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void drawsFromFurtherPoolsUnlessATaskIsPinned() {
        podium.pool("q", 9).service(TestService.service("s").instances(2).allowedPools("q"));
        podium.stores.ledgers().change(ShardKey.of("q"), ledger -> ledger.withSeats("s", 2));
        podium.submit(task("pinned1"), task("pinned2"), task("pinned3"));
        podium.advance(1);
        podium.submitWithoutPool(task("a"), task("b"), task("c"));

        assertThat(podium.place()).containsExactly("a", "b", "pinned1", "pinned2");
        assertThat(podium.ledger().holdings()).hasSize(2);
        assertThat(podium.stores.ledgers().find(ShardKey.of("q")).holdings().keySet())
                .allMatch(key -> !key.id().startsWith("pinned"));
    }

    @Test
    void followsTheOrderOfThePolicyAcrossTypes() {
        podium.pool("p", 1, new PoolRules("sjf", 0, "least-loaded", "msa"));
        podium.service(TestService.service("s").types("work", "other"));
        podium.submit(task("long").expected(50), task("short").type("other").expected(5));
        podium.queue.take();

        assertThat(podium.placed(List.of(new Wake(PodiumFixture.P, new TreeSet<>(List.of("work"))))))
                .containsExactly("short");
    }

    @Test
    void ranksTheQueueAnewAfterAChangeOfPolicy() {
        podium.service(TestService.service("s"));
        podium.submit(task("first").expected(50).priority(0));
        podium.advance(1);
        podium.submit(task("second").expected(5).priority(0));
        podium.advance(1);
        podium.submit(task("third").expected(20).priority(9));
        podium.pool("p", 1, new PoolRules("sjf", 0, "least-loaded", "msa"));
        assertThat(podium.place()).containsExactly("second");
        assertThat(podium.task("first").rank()).isEqualTo(new Rank(50, "sjf"));

        podium.complete(podium.leaseOne("s"));
        podium.pool("p", 1, new PoolRules("dps", 0.1, "least-loaded", "msa"));
        assertThat(podium.place()).containsExactly("third");
        podium.complete(podium.leaseOne("s"));
        podium.pool("p", 1, PoolRules.DEFAULT);
        assertThat(podium.place()).containsExactly("first");
    }

    @Test
    void ranksEvenAQueueOfManyPagesAnew() {
        podium.service(TestService.service("s"));
        podium.submit(IntStream.range(0, 450)
                .mapToObj(i -> task("t" + i).expected(1_000 - i))
                .toArray(TestSpec[]::new));
        podium.pool("p", 1, new PoolRules("sjf", 0, "least-loaded", "msa"));

        assertThat(podium.place()).containsExactly("t449");
    }

    @Test
    void goesOnWhereAWindowWasFull() {
        podium.pool("p", 1_000).service(TestService.service("s").instances(500));
        podium.submit(IntStream.range(0, ScheduleTasks.WINDOW + 5)
                .mapToObj(i -> task("t" + i))
                .toArray(TestSpec[]::new));

        ScheduleTasks.Round first = new ScheduleTasks(podium.stores, podium.surroundings).run(podium.queue.take());
        podium.allocate(first.assignments());
        assertThat(first.assignments()).hasSize(ScheduleTasks.WINDOW);
        assertThat(podium.placed(first.more())).hasSize(5);
    }

    @Test
    void passesOverAPoolThatDoesNotExist() {
        assertThat(podium.placed(List.of(Wake.all(ShardKey.of("none"))))).isEmpty();
    }

    @Test
    void wakesTheSchedulerWhenAPoolGrows() {
        podium.service(TestService.service("s").instances(5));
        podium.submit(task("large").request(ResourceRequest.exactly(ResourceVector.of("cpu", 3))));
        assertThat(podium.place()).isEmpty();
        podium.pool("p", 3);

        assertThat(podium.place()).containsExactly("large");
    }

    @Test
    void aPoolMayShrinkBelowWhatIsHeldAndGivesNothingUntilItFits() {
        podium.service(TestService.service("s").instances(5));
        podium.submit(task("a"), task("b"), task("c"));
        List<Task> leased = podium.lease("s", 2);
        podium.pool("p", 1);
        assertThat(podium.place()).isEmpty();

        podium.complete(leased.get(0));
        assertThat(podium.place()).isEmpty();
        podium.complete(leased.get(1));
        assertThat(podium.place()).containsExactly("c");
    }

    @Test
    void refusesToLeaseForAServiceThatDoesNotPullOrIsUnknown() {
        podium.service(TestService.service("f").target(new Target.Lambda("f")));

        assertThatThrownBy(() -> podium.lease("f", 1))
                .hasMessageContaining("target of type lambda and leases no tasks");
        assertThatThrownBy(() -> podium.lease("none", 1)).hasMessageContaining("there is no service \"none\"");
    }

    private Assignment assignment(String id) {
        Task task = podium.task(id);
        return new Assignment(task.key(), task.version(), "s");
    }
}
