package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.ArrayPlace;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Membership;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrayTasksTest {
    private final PodiumFixture podium =
            new PodiumFixture().pool("p", 9).service(TestService.service("s").slots(2));
    private final ArrayTasks arrays = new ArrayTasks(podium.stores, podium.surroundings);

    private static TestSpec[] array(String id, int size) {
        return IntStream.range(0, size)
                .mapToObj(index -> task(id + "." + index)
                        .hash("array " + size)
                        .membership(new Membership(new ArrayPlace(id, index, size), null)))
                .toArray(TestSpec[]::new);
    }

    private ArraySummary summary(String id) {
        return arrays.find(PodiumFixture.key(id)).orElseThrow();
    }

    @Test
    void countsItsTasksByWhereTheyStand() {
        podium.submit(array("a", 5));
        podium.place();
        podium.complete(podium.leaseOne("s"));

        assertThat(summary("a").counts())
                .containsEntry(TaskStatus.SUCCEEDED, 1)
                .containsEntry(TaskStatus.PLACED, 1)
                .containsEntry(TaskStatus.READY, 3);
        assertThat(summary("a").status()).isEqualTo(TaskStatus.PLACED);
        assertThat(podium.stores.tasks().find(PodiumFixture.key("a"))).isEmpty();
    }

    @Test
    void hasSucceededWhenAllHaveAndFailedWhenOneHas() {
        podium.submit(array("a", 2));
        podium.place();
        List<Task> leased = podium.lease("s", 2);
        podium.complete(leased.get(0));
        podium.fail(leased.get(1), false);

        assertThat(summary("a").status()).isEqualTo(TaskStatus.FAILED);
        podium.submit(array("b", 2));
        podium.place();
        podium.lease("s", 2).forEach(podium::complete);
        assertThat(summary("b").status()).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void readsABoundedNumberOfKnownKeysForItsSummary() {
        podium.submit(array("a", 1_000));
        int before = podium.taskItems.indexReads();

        assertThat(summary("a").counts()).containsEntry(TaskStatus.READY, 1_000);
        assertThat(podium.taskItems.indexReads()).isEqualTo(before);
    }

    @Test
    void cancelsWhatHasNotEndedAndReleasesWhatItHeld() {
        podium.submit(array("a", 4));
        podium.submit(task("after").after("a.3").onFailedParent(FailedParentRule.RUN));
        podium.place();
        Task running = podium.leaseOne("s");
        podium.complete(podium.leaseOne("s"));

        ArraySummary cancelled = arrays.cancel(PodiumFixture.key("a")).orElseThrow();
        assertThat(cancelled.counts()).containsOnlyKeys(TaskStatus.SUCCEEDED, TaskStatus.CANCELLED);
        assertThat(podium.ledger().holdings()).isEmpty();
        assertThat(podium.status("after")).isEqualTo(TaskStatus.READY);
        assertThat(podium.complete(running)).isInstanceOf(FinishTasks.Result.Stale.class);
        assertThat(arrays.cancel(PodiumFixture.key("a"))).contains(cancelled);
        assertThat(arrays.cancel(PodiumFixture.key("none"))).isEmpty();
    }

    @Test
    void cancelsATaskThatIsTakenMeanwhileToo() {
        podium.submit(array("a", 2));
        podium.place();
        podium.taskItems.beforeNextWrite(() -> podium.leaseOne("s"));

        assertThat(arrays.cancel(PodiumFixture.key("a")).orElseThrow().counts()).containsOnlyKeys(TaskStatus.CANCELLED);
        assertThat(podium.ledger().holdings()).isEmpty();
    }

    @Test
    void aDependencyOnAnArrayIsOneOnAllOfItsTasks() {
        podium.submit(array("a", 2));
        podium.submit(task("after").after("a"));
        podium.place();
        List<Task> leased = podium.lease("s", 2);

        podium.complete(leased.get(0));
        assertThat(podium.status("after")).isEqualTo(TaskStatus.BLOCKED);
        podium.complete(leased.get(1));
        assertThat(podium.status("after")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void aDependencyMayComeWithItsArrayAndMayNotExceedAThousandTasks() {
        TestSpec[] call = new TestSpec[3];
        System.arraycopy(array("a", 2), 0, call, 0, 2);
        call[2] = task("after").after("a");
        podium.submit(call);

        assertThat(podium.task("after").links().waitingFor()).containsExactly("a.0", "a.1");
        podium.submit(array("b", 1_000));
        assertThatThrownBy(() -> podium.submit(task("c").after("a", "b")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1000");
    }

    @Test
    void anArrayThatDependsOnItselfIsRefused() {
        TestSpec[] call = array("a", 2);
        call[0].after("a");

        assertThatThrownBy(() -> podium.submit(call)).isInstanceOf(InvalidInputException.class);
        assertThat(arrays.find(PodiumFixture.key("a"))).isEmpty();
    }

    @Test
    void theSameAgainIsFineAlsoWhenTheFirstCallBrokeOff() {
        podium.taskItems.breakOff(
                writes -> writes.size() == 3 ? Optional.of(List.copyOf(writes.subList(0, 1))) : Optional.empty());
        assertThatThrownBy(() -> podium.submit(array("a", 3))).isInstanceOf(StoreUnavailableException.class);
        assertThat(summary("a").counts()).containsEntry(TaskStatus.READY, 1);
        podium.taskItems.breakOff(writes -> Optional.empty());

        podium.submit(array("a", 3));
        podium.submit(array("a", 3));
        assertThat(summary("a").counts()).containsEntry(TaskStatus.READY, 3);
    }

    @Test
    void anIdStandsForATaskOrAnArrayAndNeverForBoth() {
        podium.submit(array("a", 2));
        podium.submit(task("b"));

        assertThatThrownBy(() -> podium.submit(task("a")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("array");
        assertThatThrownBy(() -> podium.submit(array("b", 2))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> podium.submit(array("a", 3))).isInstanceOf(ConflictException.class);
        assertThat(podium.stores.tasks().find(PodiumFixture.key("b.0"))).isEmpty();
        assertThat(podium.stores.tasks().find(PodiumFixture.key("a.2"))).isEmpty();
    }

    @Test
    void theTasksOfAnArrayCanBeAGang() {
        TestSpec[] call = array("a", 2);
        List.of(call).forEach(member -> member.gang("g"));
        podium.submit(call);
        assertThat(podium.place()).containsExactly("a.0", "a.1");

        TestSpec[] large = array("b", 3);
        List.of(large).forEach(member -> member.gang("h"));
        podium.submit(large);
        assertThat(arrays.cancel(PodiumFixture.key("b")).orElseThrow().counts()).containsEntry(TaskStatus.CANCELLED, 3);
    }
}
