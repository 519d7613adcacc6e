package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.Violation;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.Links;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmitTasksTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void onePool() {
        podium.pool("p", 2);
        podium.queue.take();
    }

    @Test
    void acceptsTheSameAgainAsItStandsNow() {
        podium.submit(task("a"));
        podium.cancel("a");

        assertThat(podium.submit(task("a"), task("b")))
                .extracting(Task::status)
                .containsExactly(TaskStatus.CANCELLED, TaskStatus.READY);
        assertThat(podium.measured().arrivals("work")).isEqualTo(2);
    }

    @Test
    void wakesTheQueueAgainForARepeatedCall() {
        podium.submit(task("a"));
        podium.queue.take();
        podium.submit(task("a"));

        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
    }

    @Test
    void refusesOtherContentUnderATakenIdAndStoresNothing() {
        podium.submit(task("b"));

        assertThatThrownBy(() -> podium.submit(task("a"), task("b").content("other")))
                .isInstanceOf(ConflictException.class)
                .hasMessage("task b was submitted before with other content");
        assertThat(podium.stores.tasks().find(PodiumFixture.key("a"))).isEmpty();
    }

    @Test
    void refusesAnUnknownPoolAndStoresNothing() {
        assertRefused(task("a"), task("b").pool("none"))
                .containsExactly(new Violation(
                        "tasks[1].pool", "there is no pool \"none\". Maybe define it first: PUT /pools/none"));
        assertThat(podium.stores.tasks().find(PodiumFixture.key("a"))).isEmpty();
    }

    @Test
    void refusesAnIdThatStandsTwice() {
        assertRefused(task("a"), task("a")).extracting(Violation::field).containsExactly("tasks[1].taskId");
    }

    @Test
    void refusesCycles() {
        assertRefused(task("a").after("a")).singleElement().asString().contains("depends on itself");
        assertRefused(task("a").after("b"), task("b").after("c"), task("c").after("a"), task("d"))
                .extracting(Violation::field)
                .containsExactly("tasks[0].dependsOn", "tasks[1].dependsOn", "tasks[2].dependsOn");
        assertThat(podium.stores.tasks().find(PodiumFixture.key("d"))).isEmpty();
    }

    @Test
    void refusesAParentThatDoesNotExistOrIsAnotherTenants() {
        podium.submit(task("theirs").tenant("other"));

        assertRefused(task("a").after("none", "theirs"))
                .extracting(Violation::rule)
                .containsExactly("there is no task \"none\"", "there is no task \"theirs\"");
    }

    @Test
    void refusesMoreDependentsThanOneTaskMayHave() {
        podium.submit(task("p"));
        podium.submit(IntStream.range(0, Links.MAX_DEPENDENTS)
                .mapToObj(i -> task("c" + i).after("p"))
                .toArray(TestSpec[]::new));

        assertRefused(task("last").after("p"))
                .containsExactly(new Violation(
                        "tasks[0].dependsOn", "at most 1000 tasks depend on one, and so many do on task \"p\""));
        assertThat(podium.submit(task("c7").after("p"))).as("known already").hasSize(1);
    }

    @Test
    void findsThePoolOfTasksThatNameNone() {
        podium.service(TestService.service("s").types("known"));
        List<Task> tasks =
                podium.submitWithoutPool(task("a").type("known"), task("b").type("unknown"));

        assertThat(tasks)
                .extracting(task -> task.spec().queue() + " " + task.spec().pinned())
                .containsExactly("p/0/known false", "default/0/unknown false");
        assertThat(podium.submit(task("c")).get(0).spec().pinned()).isTrue();
    }

    @Test
    void ranksByTheRulesOfThePool() {
        podium.pool("p", 2, new PoolRules("sjf", 0, "random", "msa"));
        podium.submit(task("long").expected(9), task("short").expected(1));

        assertThat(podium.stores.tasks().ready(new QueueKey(PodiumFixture.P, "work"), 9))
                .extracting(task -> task.key().id())
                .containsExactly("short", "long");
    }

    @Test
    void twoCallsAtOnceStoreATaskOnce() {
        podium.taskItems.beforeNextWrite(() -> podium.submit(task("a")));
        List<Task> second = podium.submit(task("a"));

        assertThat(second).containsExactly(podium.task("a"));
        assertThat(podium.measured().arrivals("work")).isEqualTo(1);
    }

    @Test
    void refusesOtherContentOfACallAtTheSameTime() {
        podium.stores.tasks().note(PodiumFixture.P, List.of("work"));
        podium.taskItems.beforeNextWrite(() -> podium.submit(task("a").content("mine")));

        assertThatThrownBy(() -> podium.submit(task("a").content("yours")))
                .isInstanceOf(ConflictException.class)
                .hasMessage("task a was submitted before with other content");
    }

    @Test
    void isMendedByTheSameCallAgainWhenItsAnswerWasLost() {
        podium.stores.tasks().note(PodiumFixture.P, List.of("work"));
        podium.taskItems.afterNextWrite(() -> {
            throw new StoreUnavailableException("injected", null);
        });
        TestSpec[] call = {task("child").after("p1", "p2"), task("p1"), task("p2")};
        assertThatThrownBy(() -> podium.submit(call)).isInstanceOf(StoreUnavailableException.class);

        podium.submit(call);
        assertThat(podium.task("p1").links().dependents()).containsExactly("child");
        assertThat(podium.task("p2").links().dependents()).containsExactly("child");
        assertThat(podium.queue.taken()).containsExactly("p/0[work]");
    }

    private ListAssert<Violation> assertRefused(TestSpec... specs) {
        return assertThatThrownBy(() -> podium.submit(specs))
                .isInstanceOf(InvalidInputException.class)
                .extracting(thrown -> ((InvalidInputException) thrown).violations())
                .asInstanceOf(InstanceOfAssertFactories.list(Violation.class));
    }
}
