package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.InvalidInputException;
import io.podium.domain.NotFoundException;
import io.podium.domain.Violation;
import io.podium.domain.schedule.CatchUp;
import io.podium.domain.schedule.Overlap;
import io.podium.domain.schedule.Rules;
import io.podium.domain.schedule.Schedule;
import io.podium.domain.schedule.ScheduleKey;
import io.podium.domain.schedule.Timing;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    /** The fixture's clock begins at 10:00. */
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final PodiumFixture podium = new PodiumFixture().pool("p", 9);
    private final PutSchedule put =
            new PutSchedule(podium.stores, podium.surroundings, MinuteSchedules.RECURRENCES, MinuteSchedules.TEMPLATES);
    private final SubmitDueSchedules submitDue = new SubmitDueSchedules(
            podium.stores, podium.surroundings, MinuteSchedules.RECURRENCES, MinuteSchedules.TEMPLATES);

    private Schedule put(String id, int minutes, Rules rules) {
        return put.run(new ScheduleKey("t", id), timing(minutes), "p", rules, true)
                .schedule();
    }

    private static Timing timing(int minutes) {
        return new Timing(Integer.toString(minutes), ZoneOffset.UTC);
    }

    private Schedule schedule(String id) {
        return podium.stores.schedules().find(new ScheduleKey("t", id)).orElseThrow();
    }

    private List<String> submitted() {
        return podium.stores.tasks().ready(new QueueKey(PodiumFixture.P, "work"), 900).stream()
                .map(task -> task.key().id())
                .sorted()
                .toList();
    }

    @Test
    void comesAtItsTimeAndOnce() {
        put("a", 5, Rules.DEFAULT);
        podium.advance(299);
        assertThat(submitDue.run()).isEqualTo(SubmitDueSchedules.Report.NONE);

        podium.advance(1);
        assertThat(submitDue.run()).isEqualTo(new SubmitDueSchedules.Report(1, 1, 0, false));
        assertThat(submitDue.run()).isEqualTo(SubmitDueSchedules.Report.NONE);
        assertThat(submitted()).containsExactly("a.20260301T100500Z");
        assertThat(schedule("a").nextAt()).isEqualTo(START.plusSeconds(600));
        assertThat(schedule("a").history().lastTaskId()).isEqualTo("a.20260301T100500Z");
    }

    @Test
    void aRunThatBrokeOffAfterTheTaskIsMadeUpForWithoutASecondTask() {
        put("a", 5, Rules.DEFAULT);
        podium.advance(300);
        podium.taskItems.breakOff(writes ->
                writes.stream().anyMatch(write -> write.key().partition().startsWith("SCHEDULES#"))
                        ? Optional.of(List.of())
                        : Optional.empty());
        assertThatThrownBy(submitDue::run).isInstanceOf(StoreUnavailableException.class);
        assertThat(submitted()).hasSize(1);
        podium.taskItems.breakOff(writes -> Optional.empty());

        podium.advance(60);
        assertThat(submitDue.run().occurrences()).isEqualTo(1);
        assertThat(submitted()).containsExactly("a.20260301T100500Z");
    }

    @Test
    void aTemplateThatWasChangedAfterSuchARunBringsNoSecondTaskEither() {
        put("a", 5, Rules.DEFAULT);
        podium.pool("q", 1).advance(300);
        podium.submit(task("a.20260301T100500Z").content("other"));

        assertThat(submitDue.run()).isEqualTo(new SubmitDueSchedules.Report(1, 1, 0, false));
        assertThat(schedule("a").nextAt()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void missedTimesAreMadeUpForByRule() {
        put("latest", 5, Rules.DEFAULT);
        put("all", 5, new Rules(Overlap.ALLOW, CatchUp.ALL));
        put("none", 7, new Rules(Overlap.ALLOW, CatchUp.NONE));
        podium.advance(Duration.ofMinutes(13).toSeconds());

        submitDue.run();
        assertThat(submitted())
                .containsExactly("all.20260301T100500Z", "all.20260301T101000Z", "latest.20260301T101000Z");
        assertThat(schedule("none").history().skipped()).isEqualTo(1);
        assertThat(schedule("none").nextAt()).isEqualTo(START.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aTimeIsSkippedWhileTheLastTaskRunsIfThatIsTheRule() {
        podium.service(TestService.service("s"));
        put("a", 5, new Rules(Overlap.SKIP, CatchUp.ALL));
        podium.advance(300);
        submitDue.run();
        podium.advance(300);
        assertThat(submitDue.run().occurrences()).isZero();
        assertThat(schedule("a").history().skipped()).isEqualTo(1);

        podium.place();
        podium.complete(podium.leaseOne("s"));
        podium.advance(600);
        submitDue.run();
        assertThat(submitted()).as("of two that passed the latest").containsExactly("a.20260301T102000Z");
    }

    @Test
    void oneThatCannotSubmitSaysWhyAndHoldsUpNobody() {
        put.run(new ScheduleKey("t", "a"), timing(5), "gone", Rules.DEFAULT, true);
        put("b", 5, Rules.DEFAULT);
        podium.advance(300);

        assertThat(submitDue.run()).isEqualTo(new SubmitDueSchedules.Report(2, 1, 1, false));
        assertThat(submitted()).containsExactly("b.20260301T100500Z");
        assertThat(schedule("a").history().lastError()).contains("gone");
        assertThat(schedule("a").nextAt()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void manyAreDealtWithInPagesAndTheRestByTheNextRun() {
        for (int i = 0; i < 1_200; i++) {
            put.run(new ScheduleKey("t" + i % 3, "s" + i), timing(5), "p", Rules.DEFAULT, true);
        }
        podium.advance(300);
        podium.taskItems.afterWrites(writes -> podium.advance(1));
        SubmitDueSchedules.Report first = submitDue.run();
        assertThat(first.more()).isTrue();
        assertThat(first.occurrences()).isBetween(1, 1_199);
        podium.taskItems.afterWrites(writes -> {});

        SubmitDueSchedules.Report second = submitDue.run();
        assertThat(second.more()).isFalse();
        assertThat(first.occurrences() + second.occurrences()).isEqualTo(1_200);
        assertThat(podium.stores.tasks().find(new TaskKey("t2", "s1199.20260301T100500Z")))
                .map(found -> found.status())
                .contains(TaskStatus.READY);
    }

    @Test
    void puttingTheSameAgainChangesNothingAndKeepsADueTime() {
        put("a", 5, Rules.DEFAULT);
        podium.advance(301);

        Schedule again = put("a", 5, Rules.DEFAULT);
        assertThat(again.version()).isEqualTo(1);
        Schedule changed = put("a", 5, new Rules(Overlap.SKIP, CatchUp.LATEST));
        assertThat(changed.nextAt()).isEqualTo(START.plusSeconds(300));
        assertThat(put("a", 7, Rules.DEFAULT).nextAt()).isAfter(podium.now());
    }

    @Test
    void oneThatIsNotEnabledDoesNotComeAndBeginsAfreshWhenItIs() {
        put("a", 5, Rules.DEFAULT);
        put.run(new ScheduleKey("t", "a"), timing(5), "p", Rules.DEFAULT, false);
        podium.advance(3_000);
        assertThat(submitDue.run()).isEqualTo(SubmitDueSchedules.Report.NONE);

        assertThat(put("a", 5, Rules.DEFAULT).nextAt()).isAfter(podium.now());
    }

    @Test
    void aRemovedOneIsGoneAndItsTasksStay() {
        put("a", 5, Rules.DEFAULT);
        podium.advance(300);
        submitDue.run();

        put.remove(new ScheduleKey("t", "a"));
        podium.advance(300);
        assertThat(submitDue.run()).isEqualTo(SubmitDueSchedules.Report.NONE);
        assertThat(submitted()).hasSize(1);
        assertThatThrownBy(() -> put.remove(new ScheduleKey("t", "a"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void allThatIsWrongIsRefusedAtOnce() {
        PutSchedule strict = new PutSchedule(
                podium.stores,
                podium.surroundings,
                timing -> {
                    throw new InvalidInputException("cron", "five fields");
                },
                MinuteSchedules.TEMPLATES);

        assertThatThrownBy(() -> strict.run(new ScheduleKey("t", "a"), timing(5), "broken", Rules.DEFAULT, true))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("cron", "five fields"), new Violation("type", "required")));
    }

    @Test
    void aBrokenTemplateIsRefusedAndNothingStored() {
        assertThatThrownBy(() -> put.run(new ScheduleKey("t", "a"), timing(5), "broken", Rules.DEFAULT, true))
                .isInstanceOf(InvalidInputException.class);
        assertThat(podium.stores.schedules().find(new ScheduleKey("t", "a"))).isEmpty();
    }

    @Test
    void oneThatIsPutWhileItComesIsDealtWithByTheNextRun() {
        put("a", 5, Rules.DEFAULT);
        podium.advance(300);
        podium.taskItems.beforeNextWrite(() -> put("a", 5, new Rules(Overlap.SKIP, CatchUp.LATEST)));

        submitDue.run();
        assertThat(schedule("a").nextAt()).isEqualTo(START.plusSeconds(300));
        submitDue.run();
        assertThat(submitted()).containsExactly("a.20260301T100500Z");
    }

    @Test
    void pagesHoldATenantsOwnSchedulesInOrder() {
        put("b", 5, Rules.DEFAULT);
        put("a", 5, Rules.DEFAULT);
        put.run(new ScheduleKey("other", "c"), timing(5), "p", Rules.DEFAULT, true);

        assertThat(podium.stores.schedules().page("t", null, 9).items())
                .extracting(found -> found.key().id())
                .containsExactly("a", "b");
    }
}
