package io.podium.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every move from every state: where it leads, or that it is refused. */
class TaskMovesTest {
    private static final Instant START = Instant.ofEpochSecond(1_000);
    private static final Instant LATER = START.plusSeconds(600);
    private static final Rank RANK = new Rank(1, "fifo");

    /** A dash is a refusal. */
    private static final String TABLE = """
            move                 BLOCKED   DELAYED   READY     PLACED    RUNNING   SUCCEEDED FAILED    DEAD      CANCELLED
            place                -         -         PLACED    -         -         -         -         -         -
            start                -         -         -         RUNNING   RUNNING   -         -         -         -
            extend               -         -         -         PLACED    RUNNING   -         -         -         -
            askBack              -         -         -         -         RUNNING   -         -         -         -
            succeed              -         -         -         SUCCEEDED SUCCEEDED -         -         -         -
            fail                 -         -         -         FAILED    FAILED    -         -         -         -
            failRetryably        -         -         -         DELAYED   DELAYED   -         -         -         -
            failWithoutPause     -         -         -         READY     READY     -         -         -         -
            failForTheLastTime   -         -         -         DEAD      DEAD      -         -         -         -
            expire               -         -         -         READY     DELAYED   -         -         -         -
            expireBeforeItsTime  -         -         -         -         -         -         -         -         -
            giveBack             -         -         -         READY     READY     -         -         -         -
            release              -         -         -         READY     -         -         -         -         -
            refused              -         -         -         READY     -         -         -         -         -
            refusedAgain         -         -         -         DELAYED   -         -         -         -         -
            refusedByAll         -         -         -         DEAD      -         -         -         -         -
            cancel               CANCELLED CANCELLED CANCELLED CANCELLED CANCELLED -         -         -         -
            redrive              -         -         -         -         -         -         READY     READY     -
            due                  -         READY     -         -         -         -         -         -         -
            dueBeforeItsTime     -         -         -         -         -         -         -         -         -
            lookedAt             BLOCKED   -         -         -         -         -         -         -         -
            parentSucceeded      READY     -         -         -         -         -         -         -         -
            parentFailed         FAILED    -         -         -         -         -         -         -         -
            withDependents       BLOCKED   DELAYED   READY     PLACED    RUNNING   -         -         -         -
            moved                -         -         READY     -         -         -         -         -         -
            """;

    private static final Map<String, UnaryOperator<Task>> MOVES = moves();

    private static Map<String, UnaryOperator<Task>> moves() {
        Map<String, UnaryOperator<Task>> moves = new LinkedHashMap<>();
        moves.put("place", task -> task.place(TestLease.pulled(task, LATER)));
        moves.put("start", task -> task.start(LATER, LATER.plusSeconds(60)));
        moves.put("extend", task -> task.extend(LATER.plusSeconds(60)));
        moves.put("askBack", task -> task.askBack(parent()));
        moves.put("succeed", task -> task.succeed(LATER, "1"));
        moves.put("fail", task -> task.fail(LATER, "no", false, Duration.ofSeconds(1)));
        moves.put("failRetryably", task -> task.fail(LATER, "no", true, Duration.ofSeconds(1)));
        moves.put("failWithoutPause", task -> task.fail(LATER, "no", true, Duration.ZERO));
        moves.put("failForTheLastTime", task -> worn(task).fail(LATER, "no", true, Duration.ofSeconds(1)));
        moves.put("expire", task -> task.expire(LATER, Duration.ofSeconds(1)));
        moves.put("expireBeforeItsTime", task -> task.expire(START, Duration.ofSeconds(1)));
        moves.put("giveBack", task -> task.giveBack(LATER, 5));
        moves.put("release", Task::release);
        moves.put("refused", task -> task.refused(LATER, Duration.ofSeconds(1)));
        moves.put("refusedAgain", task -> refused(task, 1).refused(LATER, Duration.ofSeconds(1)));
        moves.put(
                "refusedByAll", task -> refused(task, Progress.MAX_REFUSALS - 1).refused(LATER, Duration.ofSeconds(1)));
        moves.put("cancel", task -> task.cancel(LATER, "no more"));
        moves.put("redrive", task -> task.redrive(LATER));
        moves.put("due", task -> task.due(LATER));
        moves.put("dueBeforeItsTime", task -> task.due(START));
        moves.put("lookedAt", task -> task.lookedAt(LATER));
        moves.put("parentSucceeded", task -> task.parentEnded(parent(), TaskStatus.SUCCEEDED, LATER));
        moves.put("parentFailed", task -> task.parentEnded(parent(), TaskStatus.DEAD, LATER));
        moves.put("withDependents", task -> task.withDependents(List.of("child")));
        moves.put("moved", task -> task.moved(new Rank(7, "sjf")));
        return moves;
    }

    @TestFactory
    List<DynamicTest> leadWhereTheTableSays() {
        String[] columns = TABLE.lines().findFirst().orElseThrow().split(" +");
        assertThat(columns).hasSize(TaskStatus.values().length + 1);
        List<String[]> rows =
                TABLE.lines().skip(1).map(line -> line.trim().split(" +")).toList();
        assertThat(rows).extracting(row -> row[0]).containsExactlyElementsOf(MOVES.keySet());
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : rows) {
            for (int column = 1; column < row.length; column++) {
                TaskStatus from = TaskStatus.valueOf(columns[column]);
                String to = row[column];
                tests.add(DynamicTest.dynamicTest(from + " " + row[0] + " " + to, () -> assertMove(row[0], from, to)));
            }
        }
        return tests;
    }

    private static void assertMove(String name, TaskStatus from, String to) {
        UnaryOperator<Task> move = MOVES.getOrDefault(name, UnaryOperator.identity());
        Task before = in(from);
        if (to.equals("-")) {
            assertThatThrownBy(() -> move.apply(before))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("task a is " + from);
            return;
        }
        Task after = move.apply(before);
        assertThat(after.status()).isEqualTo(TaskStatus.valueOf(to));
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.spec()).isEqualTo(before.spec());
        assertThat(after.submittedAt()).isEqualTo(before.submittedAt());
        assertThat(after.progress().fence())
                .isGreaterThanOrEqualTo(before.progress().fence());
        assertThat(after.lease() != null).isEqualTo(after.status().isLive());
        assertThat(after.outcome() != null).isEqualTo(after.status().isFinal());
        assertThat(after.dueAt() != null)
                .isEqualTo(after.status() == TaskStatus.DELAYED || after.status() == TaskStatus.BLOCKED);
    }

    private static TaskKey parent() {
        return new TaskKey("t", "parent");
    }

    private static Task in(TaskStatus status) {
        Task ready = Task.submitted(TestSpec.task("a").build(), START, RANK);
        return switch (status) {
            case BLOCKED -> Task.submitted(TestSpec.task("a").after("parent").build(), START, RANK);
            case DELAYED ->
                Task.submitted(
                        TestSpec.task("a").notBefore(START.plusSeconds(60)).build(), START, RANK);
            case READY -> ready;
            case PLACED -> ready.place(TestLease.pulled(ready, START));
            case RUNNING -> in(TaskStatus.PLACED).start(START, START.plusSeconds(60));
            case SUCCEEDED -> in(TaskStatus.RUNNING).succeed(START, null);
            case FAILED -> in(TaskStatus.RUNNING).fail(START, "no", false, Duration.ZERO);
            case DEAD -> worn(in(TaskStatus.RUNNING)).fail(START, "no", true, Duration.ZERO);
            case CANCELLED -> ready.cancel(START, "no more");
        };
    }

    /** The task as it is on its last attempt. */
    private static Task worn(Task task) {
        Progress progress = task.progress();
        return having(
                task,
                new Progress(
                        task.spec().maxAttempts(),
                        progress.fence(),
                        0,
                        null,
                        null,
                        progress.preemptions(),
                        0,
                        List.of()));
    }

    private static Task refused(Task task, int times) {
        Progress progress = task.progress();
        return having(task, new Progress(0, progress.fence(), 0, null, null, 0, times, List.of()));
    }

    private static Task having(Task task, Progress progress) {
        return new Task(
                task.spec(),
                task.status(),
                task.submittedAt(),
                task.rank(),
                progress,
                task.links(),
                task.lease(),
                task.dueAt(),
                task.outcome(),
                task.version());
    }
}
