package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.ledger.Holding;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.TestService;
import io.podium.domain.store.EndedStore;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GangsTest {
    private final PodiumFixture podium = new PodiumFixture().pool("p", 9);

    private void slots(int count) {
        podium.service(TestService.service("s").slots(count));
    }

    private static TestSpec member(String id) {
        return task(id).gang("g");
    }

    private List<String> gang(String... ids) {
        podium.submit(
                IntStream.range(0, ids.length).mapToObj(i -> member(ids[i])).toArray(TestSpec[]::new));
        return List.of(ids);
    }

    private void assertAll(TaskStatus status, String... ids) {
        for (String id : ids) {
            assertThat(podium.status(id)).as(id).isEqualTo(status);
        }
    }

    @Test
    void allMembersArePlacedInOneStep() {
        slots(3);
        gang("a", "b", "c");

        assertThat(podium.place()).containsExactly("a", "b", "c");
        assertThat(podium.ledger().holdings()).hasSize(3);
    }

    @Test
    void aGangThatDoesNotFitHoldsNothingAndIsPassedBy() {
        slots(2);
        gang("a", "b", "c");
        podium.advance(1);
        podium.submit(task("small"));

        assertThat(podium.place()).containsExactly("small");
        assertAll(TaskStatus.READY, "a", "b", "c");
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void aGangThatLacksResourcesForOneMemberHoldsNothing() {
        podium.pool("p", 3);
        slots(9);
        ResourceRequest two = ResourceRequest.exactly(ResourceVector.of("cpu", 2));
        podium.submit(member("a").request(two), member("b").request(two));

        assertThat(podium.place()).isEmpty();
        assertThat(podium.ledger().holdings()).isEmpty();
        podium.pool("p", 4);
        assertThat(podium.placed(List.of(Wake.all(PodiumFixture.P)))).containsExactly("a", "b");
    }

    @Test
    void releasesWakeAGangThatWaits() {
        slots(2);
        podium.submit(task("x"));
        podium.place();
        Task x = podium.leaseOne("s");
        gang("a", "b");
        assertThat(podium.place()).isEmpty();

        podium.complete(x);
        assertThat(podium.place()).containsExactly("a", "b");
    }

    @Test
    void membersOfSeveralTypesArePlacedOnTheirServices() {
        podium.service(TestService.service("s").types("work"));
        podium.service(TestService.service("u").types("other").slots(2));
        podium.submit(member("a"), member("b").type("other"), member("c").type("other"));

        assertThat(podium.place()).containsExactly("a", "b", "c");
        assertThat(podium.task("b").requireLease().serviceId()).isEqualTo("u");
    }

    @Test
    void aStepThatWasWokenForOneTypeFindsTheServicesOfTheOthers() {
        podium.service(TestService.service("s").types("work"));
        podium.submit(member("a"), member("b").type("other"));
        assertThat(podium.place()).isEmpty();
        podium.service(TestService.service("u").types("other"));
        podium.queue.take();

        assertThat(podium.placed(Wake.of(List.of(podium.task("a").spec().queue()))))
                .containsExactly("a", "b");
    }

    @Test
    void theMemberWithTheFewestServicesIsSeatedFirst() {
        podium.service(TestService.service("s").types("work"));
        podium.service(TestService.service("u").types("work", "other"));
        podium.submit(member("a"), member("b").type("other"));

        assertThat(podium.place()).containsExactly("a", "b");
        assertThat(podium.task("a").requireLease().serviceId()).isEqualTo("s");
    }

    @Test
    void aGangTakesOnePlaceOfWhatAStepReads() {
        slots(3);
        for (int i = 0; i < 3; i++) {
            String name = "g" + i;
            podium.submit(IntStream.range(0, 50)
                    .mapToObj(member -> task(name + "-" + member).gang(name))
                    .toArray(TestSpec[]::new));
        }
        podium.advance(1);
        podium.submit(task("small"));

        assertThat(podium.place()).containsExactly("small");
    }

    @Test
    void aGangHasTheRankOfItsLongestMember() {
        podium.pool("p", 9, new PoolRules("sjf", 0, "least-loaded", "msa"));
        slots(2);
        podium.submit(member("a").expected(1), member("b").expected(100));
        podium.submit(task("mid").expected(50), task("low").expected(60));

        assertThat(podium.place()).containsExactly("low", "mid");
    }

    @Test
    void noMemberIsTakenBeforeAllAreReady() {
        slots(9);
        podium.submit(task("parent"), member("a"), member("b").after("parent"));
        assertThat(podium.place()).containsExactly("parent");
        assertAll(TaskStatus.BLOCKED, "a", "b");

        podium.complete(podium.leaseOne("s"));
        assertThat(podium.place()).containsExactly("a", "b");
    }

    @Test
    void aDelayedMemberHoldsUpItsGang() {
        slots(9);
        podium.submit(member("a"), member("b").notBefore(podium.now().plusSeconds(60)));
        assertThat(podium.place()).isEmpty();
        assertThat(podium.queue.takeDelays()).containsExactly(Duration.ofSeconds(60));

        podium.advance(60);
        assertThat(podium.placed(List.of(Wake.all(PodiumFixture.P)))).containsExactly("a", "b");
    }

    @Test
    void cancellingAMemberThatWaitsCancelsTheGang() {
        slots(1);
        gang("a", "b", "c");
        podium.submit(task("after").after("c").onFailedParent(FailedParentRule.RUN));

        podium.cancel("b");
        assertAll(TaskStatus.CANCELLED, "a", "b", "c");
        assertThat(podium.task("a").outcome().error()).contains("b").contains("before the gang had started");
        assertThat(podium.status("after")).isEqualTo(TaskStatus.READY);
        assertThat(podium.cancel("a").status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void cancellingAMemberOfAGangThatHasStartedCancelsItAlone() {
        slots(2);
        gang("a", "b");
        podium.place();

        podium.cancel("b");
        assertAll(TaskStatus.PLACED, "a");
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void aParentThatFailsEndsTheGangOfItsChild() {
        slots(9);
        podium.submit(task("parent"), member("a"), member("b").after("parent"));
        podium.submit(task("after").after("a").onFailedParent(FailedParentRule.SKIP));
        podium.place();

        podium.fail(podium.leaseOne("s"), false);
        assertAll(TaskStatus.FAILED, "b");
        assertAll(TaskStatus.CANCELLED, "a", "after");
        assertThatThrownBy(() -> podium.redrive("b"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("submit the gang anew");
    }

    @Test
    void aMemberThatFailsAfterTheStartIsTriedAgainAlone() {
        slots(2);
        gang("a", "b");
        podium.place();
        Task failed = podium.lease("s", 2).get(0);
        podium.giveBack(failed, 5);

        assertThat(podium.place()).containsExactly(PodiumFixture.id(failed));
    }

    @Test
    void aWorkerThatAsksGetsOtherTasksWhileTheGangAwaitsItsStep() {
        slots(2);
        gang("a", "b");
        podium.advance(1);
        podium.submit(task("single"));
        podium.queue.take();

        assertThat(podium.lease("s", 2)).extracting(PodiumFixture::id).containsExactly("single");
    }

    @Test
    void aCrashBetweenLedgerAndTasksHoldsAllUntilTheSweepGivesAllBack() {
        podium.service(TestService.service("s").types("work").lease(30));
        podium.service(TestService.service("u").types("other").lease(60));
        podium.submit(member("a"), member("b").type("other"));
        List<Assignment> assignments = podium.schedule();
        podium.taskItems.beforeNextWrite(() -> {
            throw new StoreUnavailableException("injected", null);
        });
        assertThatThrownBy(() -> podium.allocate(assignments)).isInstanceOf(StoreUnavailableException.class);
        assertThat(podium.ledger().holdings().values())
                .hasSize(2)
                .extracting(Holding::expiresAt)
                .containsOnly(podium.now().plusSeconds(30));
        assertAll(TaskStatus.READY, "a", "b");
        podium.queue.take();

        podium.advance(30);
        assertThat(podium.sweep().releasedHoldings()).isEqualTo(2);
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.place()).containsExactly("a", "b");
    }

    @Test
    void aStepThatTheSweepOvertookPlacesNothing() {
        slots(2);
        gang("a", "b");
        List<Assignment> assignments = podium.schedule();
        podium.taskItems.beforeNextWrite(() -> {
            podium.advance(60);
            podium.sweep();
        });

        assertThat(podium.allocate(assignments).placed()).isEmpty();
        assertAll(TaskStatus.READY, "a", "b");
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void aMemberThatChangesWhileTheGangIsPlacedGivesAllBack() {
        slots(2);
        gang("a", "b");
        List<Assignment> assignments = podium.schedule();
        podium.taskItems.beforeNextWrite(() -> podium.submit(task("child").after("b")));

        assertThat(podium.allocate(assignments).placed()).isEmpty();
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.place()).containsExactly("a", "b");
    }

    @Test
    void assignmentsOfPartOfAGangAreRefused() {
        slots(3);
        gang("a", "b", "c");
        List<Assignment> assignments = podium.schedule();

        AllocateResources.Result result = podium.allocate(assignments.subList(0, 2));
        assertThat(result.placed()).isEmpty();
        assertThat(result.refused()).hasSize(2);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void aGangIsStoredWholeOrNotAtAllAndTheSameCallAgainIsFine() {
        slots(2);
        podium.taskItems.breakOff(writes -> writes.size() > 1 ? Optional.of(List.of()) : Optional.empty());
        assertThatThrownBy(() -> gang("a", "b")).isInstanceOf(StoreUnavailableException.class);
        assertThat(podium.stores.tasks().find(PodiumFixture.key("a"))).isEmpty();
        podium.taskItems.breakOff(writes -> Optional.empty());

        gang("a", "b");
        assertThat(gang("a", "b")).hasSize(2);
        assertThat(podium.place()).containsExactly("a", "b");
    }

    @Test
    void aGangWithoutAPoolWaitsWhereAServiceOfOneOfItsTypesLives() {
        podium.pool("q", 9)
                .service(TestService.service("u").types("other").pool("q").slots(2));
        podium.submitWithoutPool(member("a"), member("b").type("other"));

        assertThat(podium.task("a").spec().shard().pool()).isEqualTo("q");
        assertThat(podium.task("b").spec().pinned()).isTrue();
    }

    @Test
    void otherMembersUnderTheSameNameAreRefused() {
        gang("a", "b");

        assertThatThrownBy(() -> gang("c", "d"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("gang g");
        assertThat(podium.stores.tasks().find(PodiumFixture.key("c"))).isEmpty();
    }

    @Test
    void wrongGangsAreRefusedWithTheirField() {
        podium.pool("q", 1);
        assertRefused("2 to 50", member("a"));
        assertRefused(
                "2 to 50", IntStream.range(0, 51).mapToObj(i -> member("m" + i)).toArray(TestSpec[]::new));
        assertRefused("same pool", member("a"), member("b").pool("q"));
    }

    @Test
    void membersMayNotDependOnEachOtherNotEvenThroughOthers() {
        assertRefused("waits for itself", member("a"), member("b").after("a"));
        assertRefused(
                "waits for itself",
                member("a"),
                task("between").after("a"),
                member("b").after("between"));
        assertRefused(
                "waits for itself",
                member("a").after("d"),
                member("b"),
                task("c").gang("h").after("b"),
                task("d").gang("h"));
        assertThat(podium.submit(
                        member("a"),
                        member("b"),
                        task("c").gang("h").after("b"),
                        task("d").gang("h")))
                .hasSize(4);
    }

    private void assertRefused(String rule, TestSpec... specs) {
        assertThatThrownBy(() -> podium.submit(specs))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(rule);
        assertThat(podium.stores
                        .tasks()
                        .ended()
                        .page("t", List.of(PodiumFixture.P), TaskStatus.CANCELLED, EndedStore.Time.ANY, null, 1)
                        .tasks())
                .isEmpty();
    }

    @Test
    void readyMembersAreListedOnceEach() {
        gang("a", "b", "c");

        assertThat(new ListTasks(podium.stores)
                        .run("t", TaskStatus.READY, "p", 50, null)
                        .tasks())
                .extracting(PodiumFixture::id)
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void deadlineAndPriorityOfAGangAreTheMostUrgentOnes() {
        Instant soon = podium.now().plusSeconds(5);
        podium.submit(
                member("a").priority(1).deadline(soon.plusSeconds(5)),
                member("b").priority(7).deadline(soon));

        var ready = ReadyTask.of(podium.task("a"));
        assertThat(ready.priority()).isEqualTo(7);
        assertThat(ready.deadline()).isEqualTo(soon);
        assertThat(ready.gang()).isEqualTo("g");
    }
}
