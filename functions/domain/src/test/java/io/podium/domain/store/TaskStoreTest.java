package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.LastRun;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Links;
import io.podium.domain.task.Outcome;
import io.podium.domain.task.Progress;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestLease;
import io.podium.domain.task.TestSpec;
import io.podium.domain.task.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskStoreTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final ShardKey SHARD = ShardKey.of("p");
    private static final QueueKey QUEUE = new QueueKey(SHARD, "work");

    private final InMemoryItemStore items = new InMemoryItemStore();
    private final TaskStore store = new TaskStore(items, Clock.systemUTC());

    @ParameterizedTest
    @EnumSource(TaskStatus.class)
    void givesBackEveryFieldOfATaskInAnyState(TaskStatus status) {
        Task task = full(status);

        assertThat(store.store(task)).isTrue();
        assertThat(store.find(task.key())).contains(task);
        assertThat(store.findAll(List.of(task.key(), new TaskKey("t", "none")))).isEqualTo(Map.of(task.key(), task));
    }

    @Test
    void givesBackATaskOfWhichAsLittleAsPossibleIsKnown() {
        Task task = ready("a", 0);

        assertThat(store.store(task)).isTrue();
        assertThat(store.find(task.key())).contains(task);
    }

    @Test
    void givesBackWhatWasLearntOfATask() {
        Task task = Task.submitted(
                TestSpec.task("a").build().expecting(new DurationEstimate.Learnt(12.345, 1.5, 0.25, 36)),
                NOW,
                new Rank(12.345, "sjf"));

        assertThat(store.store(task)).isTrue();
        assertThat(store.find(task.key())).contains(task);
        assertThat(store.ready(task.spec().queue(), 1).get(0).expectedSeconds()).isEqualTo(12.345);
    }

    @Test
    void knowsNoTaskOfAnotherTenant() {
        store.store(ready("a", 0));

        assertThat(store.find(new TaskKey("other", "a"))).isEmpty();
    }

    @Test
    void storesOnlyOnTopOfTheVersionBefore() {
        Task task = ready("a", 0);
        Task moved = task.moved(new Rank(5, "fifo"));
        assertThat(store.store(moved)).as("nothing is stored yet").isFalse();
        assertThat(store.store(List.of(moved))).containsExactly(moved);
        assertThat(store.store(task)).isTrue();
        assertThat(store.store(moved)).isTrue();
        Task late = task.cancel(NOW, "no more");

        assertThat(store.store(List.of(late, ready("b", 0)))).containsExactly(moved, null);
        assertThat(store.find(task.key())).contains(moved);
        assertThat(store.find(new TaskKey("t", "b"))).isPresent();
        assertThat(store.store(List.of())).isEmpty();
    }

    @Test
    void tellsTheReadyQueueAllThatASchedulerNeeds() {
        Task task = full(TaskStatus.READY);
        store.store(task);

        assertThat(store.ready(task.spec().queue(), 10)).containsExactly(ReadyTask.of(task));
    }

    @Test
    void ordersTheReadyQueueByRankThenSubmission() {
        double[] ranks = {3, -1, 0, 1e9, -1e9, 0.5};
        for (int i = 0; i < ranks.length; i++) {
            store.store(ready("r" + i, ranks[i]));
        }
        store.store(submitted(TestSpec.task("early"), NOW.minusMillis(1)).ranked(new Rank(3, "fifo")));

        assertThat(store.ready(QUEUE, 10))
                .extracting(task -> task.key().id())
                .containsExactly("r4", "r1", "r2", "r5", "early", "r0", "r3");
        assertThat(store.ready(QUEUE, 2)).hasSize(2);
    }

    @Test
    void keepsTheQueuesOfTypesAndPoolsApart() {
        store.store(ready("a", 0));
        store.store(submitted(TestSpec.task("b").type("other"), NOW));
        store.store(submitted(TestSpec.task("c").pool("q"), NOW));

        assertThat(store.ready(QUEUE, 10)).extracting(task -> task.key().id()).containsExactly("a");
    }

    @Test
    void pagesThroughTheReadyQueue() {
        IntStream.range(0, 25).forEach(i -> store.store(ready("a" + (10 + i), i)));
        List<String> seen = new ArrayList<>();
        @Nullable String next = null;
        do {
            ItemPage<ReadyTask> page = store.readyAfter(QUEUE, next, 10);
            page.items().forEach(task -> seen.add(task.key().id()));
            next = page.next();
        } while (next != null);

        assertThat(seen).hasSize(25).isSorted();
    }

    @Test
    void keepsTheTasksOfATenantTogetherInTheReadyQueue() {
        for (String tenant : List.of("acme", "blue", "acme.eu")) {
            for (int rank : new int[] {2, 1, 3}) {
                TestSpec spec = TestSpec.task("r" + rank).tenant(tenant);
                store.store(submitted(spec, NOW).ranked(new Rank(rank, "fifo")));
            }
        }

        assertThat(store.ready(QUEUE, 9))
                .extracting(task -> task.key().id())
                .containsExactly("r1", "r2", "r3", "r1", "r2", "r3", "r1", "r2", "r3");
        assertThat(store.ready(QUEUE, "acme", 2))
                .extracting(ReadyTask::key)
                .containsExactly(new TaskKey("acme", "r1"), new TaskKey("acme", "r2"));
        String first = store.ready(QUEUE, 1).get(0).key().tenant();
        assertThat(store.readyAfter(QUEUE, Lane.behind(first), 9).items())
                .hasSize(6)
                .extracting(task -> task.key().tenant())
                .doesNotContain(first);
    }

    @Test
    void takesATaskOutOfTheQueueWhenItLeaves() {
        Task task = ready("a", 0);
        store.store(task);
        Task placed = task.place(TestLease.pulled(task, NOW));
        store.store(placed);

        assertThat(store.ready(QUEUE, 10)).isEmpty();
        store.store(placed.release());
        assertThat(store.ready(QUEUE, 10)).hasSize(1);
    }

    @Test
    void findsWhatIsDueEarliestFirst() {
        store.store(submitted(TestSpec.task("late").notBefore(NOW.plusMillis(3)), NOW));
        store.store(submitted(TestSpec.task("soon").notBefore(NOW.plusMillis(1)), NOW));
        store.store(submitted(TestSpec.task("then").notBefore(NOW.plusMillis(2)), NOW));
        store.store(submitted(TestSpec.task("blocked").after("soon"), NOW));

        assertThat(due(NOW)).isEmpty();
        assertThat(due(NOW.plusMillis(2))).containsExactly("soon", "then");
        assertThat(due(NOW.plus(Task.BLOCKED_CHECK))).containsExactly("soon", "then", "late", "blocked");
        assertThat(store.due(SHARD, NOW.plusSeconds(9), 1)).hasSize(1);
        assertThat(store.due(ShardKey.of("q"), NOW.plusSeconds(9), 1)).isEmpty();
    }

    @Test
    void findsADueTaskWhateverItsName() {
        store.store(
                submitted(TestSpec.task("\ud83d\ude00").tenant("\ud83d\ude00").notBefore(NOW.plusMillis(1)), NOW));

        assertThat(store.due(SHARD, NOW.plusMillis(1), 9)).hasSize(1);
    }

    @Test
    void listsOnlyTheTasksOfOneTenant() {
        store.store(ready("a", 0));
        store.store(submitted(TestSpec.task("a").tenant("other"), NOW));
        store.store(submitted(TestSpec.task("b").notBefore(NOW.plusSeconds(1)), NOW));
        store.store(submitted(TestSpec.task("c").after("a"), NOW));

        assertThat(store.ready("t", QUEUE, null, 10).tasks())
                .extracting(Task::key)
                .containsExactly(new TaskKey("t", "a"));
        assertThat(store.waiting("t", SHARD, TaskStatus.DELAYED, null, 10).tasks())
                .extracting(task -> task.key().id())
                .containsExactly("b");
        assertThat(store.waiting("t", SHARD, TaskStatus.BLOCKED, null, 10).tasks())
                .extracting(task -> task.key().id())
                .containsExactly("c");
    }

    @Test
    void remembersTheTypesOfEachShard() {
        store.note(SHARD, List.of("b", "a", "b"));
        store.note(SHARD, List.of("a", "c"));

        assertThat(store.types(SHARD)).containsExactly("a", "b", "c");
        assertThat(store.types(ShardKey.of("q"))).isEmpty();
    }

    @Test
    void remembersMoreTypesThanOnePageHolds() {
        List<String> types = IntStream.range(0, Range.MAX_LIMIT + 5)
                .mapToObj(i -> String.format("type%05d", i))
                .toList();
        store.note(SHARD, types);

        assertThat(store.types(SHARD)).isEqualTo(types);
    }

    private List<String> due(Instant now) {
        return store.due(SHARD, now, 100).stream().map(TaskKey::id).toList();
    }

    private static Task submitted(TestSpec spec, Instant at) {
        return Task.submitted(spec.build(), at, new Rank(0, "fifo"));
    }

    private static Task ready(String id, double rank) {
        return submitted(TestSpec.task(id), NOW).ranked(new Rank(rank, "fifo"));
    }

    /** A task in whose every field there is something. */
    private static Task full(TaskStatus status) {
        TaskSpec spec = TestSpec.task("a")
                .tenant("acme.eu")
                .type("resize")
                .pool("eu-1")
                .pinned()
                .priority(-2.5)
                .expected(12.25)
                .request(new ResourceRequest(
                        ResourceVector.of("cpu", 0.5), ResourceVector.of(Map.of("cpu", 2, "memory", 512))))
                .after("p1", "p2")
                .onFailedParent(FailedParentRule.RUN)
                .notBefore(NOW.plusSeconds(5))
                .deadline(NOW.plusSeconds(500))
                .payload("{\"a\":[1,2]}")
                .attempts(7)
                .content("c")
                .build();
        Lease lease = new Lease(
                "resizer",
                ShardKey.of("eu-2"),
                ResourceVector.of("cpu", 1.5),
                new Token(4, "zz1", "acme.eu"),
                true,
                NOW,
                NOW.plusMillis(7),
                NOW.plusSeconds(60),
                new TaskKey("acme.eu", "shorter"));
        return new Task(
                spec,
                status,
                NOW,
                new Rank(-1.75, "dps:0.5"),
                new Progress(2, 4, 3.5, 1.25, new Token(3, "abc", "acme.eu"), 2, 3, List.of("s", "u")),
                new Links(new TreeSet<>(List.of("p2")), new TreeSet<>(List.of("c1", "c2"))),
                status.isLive() ? lease : null,
                status.isLive() || status.isFinal() ? null : NOW.plus(Duration.ofMinutes(2)),
                status.isFinal()
                        ? new Outcome(
                                NOW.plusSeconds(9),
                                "{\"r\":1}",
                                "why",
                                new LastRun("s", NOW.plusSeconds(2), NOW.plusSeconds(3)))
                        : null,
                1);
    }
}
