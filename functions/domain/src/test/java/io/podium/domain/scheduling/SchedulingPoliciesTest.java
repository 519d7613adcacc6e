package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.podium.domain.resource.PoolRules;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TestSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulingPoliciesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    static List<String> names() {
        return SchedulingPolicies.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areFoundByTheirNames(String name) {
        assertThat(SchedulingPolicies.named(name).name()).isEqualTo(name);
    }

    @Test
    void refusesAnUnknownNameWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchedulingPolicies.named("lifo"))
                .withMessage("there is no scheduling policy lifo. Maybe one of: dps, edf, fifo, random, sjf, srtf");
    }

    @ParameterizedTest
    @MethodSource("names")
    void rankFinitelyAndAlikeUnderTheSameDraws(String name) {
        for (ReadyTask task : tasks(200)) {
            double rank = rank(name, task, 7);
            assertThat(rank).isFinite().isEqualTo(rank(name, task, 7));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void ignoreThePresentRank(String name) {
        for (ReadyTask task : tasks(50)) {
            assertThat(rank(name, ranked(task, new Rank(1e9, "old")), 7)).isEqualTo(rank(name, task, 7));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void neverPreemptUnlessTheyAreMadeFor(String name) {
        assertThat(SchedulingPolicies.named(name).preempts(1, 1_000, 0)).isEqualTo(name.equals("srtf"));
    }

    @Test
    void srtfPreemptsATaskThatHasMoreLeftByMoreThanTheMargin() {
        SchedulingPolicy srtf = SchedulingPolicies.named("srtf");

        assertThat(srtf.preempts(5, 5.001, 0)).isTrue();
        assertThat(srtf.preempts(5, 5, 0)).isFalse();
        assertThat(srtf.preempts(6, 5, 0)).isFalse();
        assertThat(srtf.preempts(5, 7, 2)).isFalse();
        assertThat(srtf.preempts(5, 7.001, 2)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void sayUnderWhichRulesTheyRanked(String name) {
        PoolRules rules = new PoolRules(name, 0.5, "random", "msa");

        Rank rank = SchedulingPolicies.rank(tasks(1).get(0), rules, new Random(1));

        assertThat(rank.rankedBy()).isEqualTo(rules.rankedBy());
    }

    @Test
    void fifoGoesBySubmission() {
        List<ReadyTask> tasks = tasks(100);

        assertThat(sorted("fifo", tasks)).isSortedAccordingTo(Comparator.comparing(ReadyTask::submittedAt));
    }

    @Test
    void fifoTellsMillisecondsApart() {
        ReadyTask first = task(TestSpec.task("a"), START);
        ReadyTask second = task(TestSpec.task("b"), START.plusMillis(1));

        assertThat(rank("fifo", first, 1)).isLessThan(rank("fifo", second, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sjf", "srtf"})
    void shortestFirstGoesByWhatIsLeftToRun(String name) {
        assertThat(sorted(name, tasks(100)))
                .isSortedAccordingTo(Comparator.comparingDouble(ReadyTask::expectedSeconds));
    }

    @Test
    void edfGoesByDeadlineAndTasksWithoutOneLast() {
        List<ReadyTask> sorted = sorted("edf", tasks(100));

        assertThat(sorted)
                .isSortedAccordingTo(
                        Comparator.comparing(ReadyTask::deadline, Comparator.nullsLast(Comparator.naturalOrder())));
        ReadyTask farAway = task(TestSpec.task("a").deadline(Instant.parse("9999-12-31T23:59:59Z")), START);
        assertThat(rank("edf", task(TestSpec.task("b"), START), 1)).isGreaterThanOrEqualTo(rank("edf", farAway, 1));
    }

    @Test
    void dpsGoesByPriorityAndAgeAtWhateverTimeOneLooks() {
        List<ReadyTask> sorted = sorted("dps", tasks(100));

        for (long seconds : new long[] {0, 10_000, 1_000_000}) {
            Instant now = START.plusSeconds(seconds);
            assertThat(sorted)
                    .isSortedAccordingTo(Comparator.comparingDouble(
                            (ReadyTask task) -> -Math.round(1e6 * (task.priority() + 0.5 * age(task, now)))));
        }
    }

    @Test
    void dpsLetsATaskOvertakeOnlyThoseThatAreNotMuchOlder() {
        ReadyTask low = task(TestSpec.task("low").priority(0), START);
        ReadyTask soon = task(TestSpec.task("soon").priority(10), START.plusSeconds(19));
        ReadyTask late = task(TestSpec.task("late").priority(10), START.plusSeconds(21));

        assertThat(sorted("dps", List.of(low, late, soon)))
                .extracting(task -> task.key().id())
                .containsExactly("soon", "low", "late");
    }

    @Test
    void dpsWithoutAgingGoesByPriorityAlone() {
        ReadyTask low = task(TestSpec.task("low").priority(1), START);
        ReadyTask high = task(TestSpec.task("high").priority(2), START.plusSeconds(1_000_000));

        SchedulingPolicy dps = SchedulingPolicies.named("dps");
        assertThat(dps.rank(high, 0, new Random(1))).isLessThan(dps.rank(low, 0, new Random(1)));
    }

    @Test
    void randomGivesEveryOrderOfThreeAboutAsOften() {
        List<ReadyTask> tasks = tasks(3);
        Random random = new Random(42);
        int[] firsts = new int[3];
        Set<List<Integer>> orders = new HashSet<>();
        for (int round = 0; round < 3_000; round++) {
            double[] ranks = new double[3];
            for (int i = 0; i < 3; i++) {
                ranks[i] = SchedulingPolicies.named("random").rank(tasks.get(i), 0, random);
            }
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            order.sort(Comparator.comparingDouble(i -> ranks[i]));
            orders.add(order);
            firsts[order.get(0)]++;
        }
        assertThat(orders).hasSize(6);
        assertThat(firsts[0]).isBetween(900, 1_100);
        assertThat(firsts[1]).isBetween(900, 1_100);
    }

    private static double age(ReadyTask task, Instant now) {
        return (now.toEpochMilli() - task.submittedAt().toEpochMilli()) / 1000.0;
    }

    private static double rank(String policy, ReadyTask task, long seed) {
        return SchedulingPolicies.named(policy).rank(task, 0.5, new Random(seed));
    }

    private static List<ReadyTask> sorted(String policy, List<ReadyTask> tasks) {
        List<ReadyTask> sorted = new ArrayList<>(tasks);
        sorted.sort(Comparator.comparingDouble(task -> rank(policy, task, 1)));
        return sorted;
    }

    private static List<ReadyTask> tasks(int count) {
        Random random = new Random(count);
        List<ReadyTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestSpec spec =
                    TestSpec.task("task" + i).priority(random.nextInt(10) - 5).expected(1 + random.nextInt(100));
            if (random.nextBoolean()) {
                spec.deadline(START.plusSeconds(random.nextInt(1_000)));
            }
            tasks.add(task(spec, START.plusMillis(random.nextInt(100_000))));
        }
        Collections.shuffle(tasks, random);
        return tasks;
    }

    private static ReadyTask task(TestSpec spec, Instant submittedAt) {
        return ReadyTask.of(Task.submitted(spec.build(), submittedAt, new Rank(0, "none")));
    }

    private static ReadyTask ranked(ReadyTask task, Rank rank) {
        return new ReadyTask(
                task.key(),
                task.version(),
                task.queue(),
                task.pinned(),
                task.priority(),
                task.submittedAt(),
                task.expectedSeconds(),
                task.request(),
                task.deadline(),
                rank,
                task.failedOn(),
                task.gang());
    }
}
