package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.LimitExceededException;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.Sharing;
import io.podium.domain.schedule.Recurrences;
import io.podium.domain.schedule.Rules;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.schedule.Timing;
import io.podium.domain.service.TestService;
import io.podium.domain.store.Write;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TestSpec;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many of a tenant's tasks may wait. */
class QueueQuotaTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void atMostTenWait() {
        podium.pool("p", 100, PoolRules.DEFAULT, new Sharing("max-min", new Entitlement(1, null, 10), new TreeMap<>()));
    }

    @Test
    void refusesAWholeCallThatWouldExceedIt() {
        submit("a", 8);

        assertThatThrownBy(() -> submit("b", 3))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("tasks: of tenant t at most 10 tasks wait in pool p (maxQueued); 8 wait, and 3 more were"
                        + " submitted");
        assertThat(podium.stores.tasks().find(PodiumFixture.key("b0"))).isEmpty();
        submit("c", 2);
    }

    @Test
    void countsEachTenantByItself() {
        submit("a", 10);
        podium.submit(task("theirs").tenant("other"));

        assertThat(podium.stores.tasks().find(new TaskKey("other", "theirs"))).isPresent();
    }

    @Test
    void countsTasksOfAllTypesAndThoseThatAreDelayedOrBlocked() {
        podium.submit(task("a").type("one"), task("b").type("two"));
        podium.submit(
                task("c").notBefore(podium.now().plusSeconds(99)), task("d").after("a"));
        podium.submit(task("e").tenant("other").notBefore(podium.now().plusSeconds(50)));
        submit("x", 6);
        podium.advance(2);

        assertThatThrownBy(() -> submit("y", 1)).hasMessageContaining("10 wait");
    }

    @Test
    void makesRoomForWhatHasStarted() {
        podium.service(TestService.service("s").instances(4));
        submit("a", 10);
        podium.lease("s", 4);
        podium.advance(2);

        submit("b", 4);
        assertThatThrownBy(() -> submit("c", 1)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void takesACallAgainThatWasAccepted() {
        submit("a", 10);

        submit("a", 10);
        assertThat(podium.stores.tasks().backlogs().find(PodiumFixture.P, "t").atMost())
                .isEqualTo(10);
    }

    @Test
    void findsOutThatTasksWereNeverStored() {
        podium.taskItems.breakOff(
                writes -> writes.stream().anyMatch(write -> write.key().sort().equals("task"))
                        ? Optional.of(List.<Write>of())
                        : Optional.empty());
        assertThatThrownBy(() -> submit("a", 9)).hasMessageContaining("injected");
        podium.taskItems.breakOff(writes -> Optional.empty());
        podium.advance(2);

        submit("b", 9);
    }

    @Test
    void twoCallsAtOnceKeepItTogether() {
        submit("a", 1);
        AtomicInteger accepted = new AtomicInteger();
        podium.taskItems.beforeNextWrite(() -> {
            submit("b", 6);
            accepted.incrementAndGet();
        });

        assertThatThrownBy(() -> submit("c", 6)).isInstanceOf(LimitExceededException.class);
        assertThat(accepted).hasValue(1);
        assertThat(podium.stores.tasks().ready(new QueueKey(PodiumFixture.P, "work"), 99))
                .hasSize(7);
    }

    @Test
    void countsOnceASecondAtMostAndOnlyNearTheQuota() {
        podium.service(TestService.service("s").instances(9));
        submit("a", 1);
        int before = podium.taskItems.indexReads();
        IntStream.range(0, 9).forEach(i -> submit("b" + i, 1));
        assertThat(podium.taskItems.indexReads()).as("the bound says enough").isEqualTo(before);

        podium.advance(2);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> submit("c", 1)).isInstanceOf(LimitExceededException.class);
        }
        assertThat(podium.taskItems.indexReads() - before).as("one count").isLessThanOrEqualTo(3);
    }

    @Test
    void aScheduleThatWouldExceedItSaysSoAndHoldsUpNobody() {
        Recurrences minutes = timing ->
                after -> Optional.of(after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
        TaskTemplates templates = (schedule, template, time) -> List.of(new SubmitTasks.NewTask(
                task(schedule.taskId(time)).tenant(schedule.tenant()).build(), "p", null));
        PutSchedule put = new PutSchedule(podium.stores, podium.surroundings, minutes, templates);
        for (String tenant : List.of("t", "other")) {
            put.run(new ScheduleKey(tenant, "a"), new Timing("any", ZoneOffset.UTC), "any", Rules.DEFAULT, true);
        }
        submit("a", 10);
        podium.advance(60);

        assertThat(new SubmitDueSchedules(podium.stores, podium.surroundings, minutes, templates).run())
                .isEqualTo(new SubmitDueSchedules.Report(2, 1, 1, false));
        assertThat(podium.stores
                        .schedules()
                        .find(new ScheduleKey("t", "a"))
                        .orElseThrow()
                        .history()
                        .lastError())
                .contains("maxQueued");
    }

    @Test
    void isNoneWhereThePoolHasNone() {
        podium.pool("q", 9);
        podium.submit(
                IntStream.range(0, 100).mapToObj(i -> task("q" + i).pool("q")).toArray(TestSpec[]::new));

        assertThat(podium.stores.tasks().backlogs().find(PodiumFixture.P, "t").version())
                .isZero();
    }

    private void submit(String name, int count) {
        podium.submit(IntStream.range(0, count).mapToObj(i -> task(name + i)).toArray(TestSpec[]::new));
    }
}
