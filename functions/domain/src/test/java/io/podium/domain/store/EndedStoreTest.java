package io.podium.domain.store;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.store.EndedStore.Time;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndedStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ShardKey P = ShardKey.of("p");

    /** The most hits of one answer of the index, which need not be as many as were asked for. */
    private int pageSize = Range.MAX_LIMIT;

    private final ItemStore items = new ForwardingItemStore(new InMemoryItemStore()) {
        @Override
        public ItemPage<IndexHit> queryIndex(String partition, Range range) {
            return super.queryIndex(
                    partition,
                    new Range(range.after(), range.through(), range.direction(), Math.min(range.limit(), pageSize)));
        }
    };
    private final TaskStore store = new TaskStore(items, Clock.fixed(NOW, ZoneOffset.UTC));

    private Task cancelled(String id, ShardKey shard, long millis) {
        Task waiting = Task.submitted(task(id).build().waitingIn(shard, true), NOW, new Rank(0, "none"));
        Task cancelled = waiting.cancel(NOW.plusMillis(millis), "no more").asNew();
        store.store(cancelled);
        return cancelled;
    }

    private List<String> page(List<ShardKey> shards, Time time, @Nullable String after, int limit) {
        return ids(store.ended().page("t", shards, TaskStatus.CANCELLED, time, after, limit));
    }

    private static List<String> ids(TaskPage page) {
        return page.tasks().stream().map(task -> task.key().id()).toList();
    }

    @Test
    void listsLatestFirstByPages() {
        for (int i = 0; i < 5; i++) {
            cancelled("a" + i, P, i);
        }
        TaskPage first = store.ended().page("t", List.of(P), TaskStatus.CANCELLED, Time.ANY, null, 3);
        TaskPage second = store.ended().page("t", List.of(P), TaskStatus.CANCELLED, Time.ANY, first.next(), 3);

        assertThat(ids(first)).containsExactly("a4", "a3", "a2");
        assertThat(ids(second)).containsExactly("a1", "a0");
        assertThat(second.next()).isNull();
        assertThat(ids(store.ended().page("t", List.of(P), TaskStatus.DEAD, Time.ANY, null, 3)))
                .isEmpty();
        assertThat(ids(store.ended().page("other", List.of(P), TaskStatus.CANCELLED, Time.ANY, null, 3)))
                .isEmpty();
    }

    @Test
    void keepsAListForEachShardAndReadsThemAsOne() {
        cancelled("a", P, 3);
        cancelled("b", new ShardKey("p", 1), 2);
        cancelled("c", new ShardKey("p", 2), 4);

        assertThat(page(List.of(P), Time.ANY, null, 9)).containsExactly("a");
        assertThat(page(List.of(new ShardKey("p", 1)), Time.ANY, null, 9)).containsExactly("b");
        assertThat(page(ShardKey.all("p", 3), Time.ANY, null, 9)).containsExactly("c", "a", "b");
    }

    @Test
    void keepsToTheTime() {
        for (int i = 0; i < 6; i++) {
            cancelled("a" + i, new ShardKey("p", i % 2), i);
        }
        Time time = new Time(NOW.plusMillis(1), NOW.plusMillis(4));

        assertThat(page(ShardKey.all("p", 2), time, null, 9)).containsExactly("a3", "a2", "a1");
        assertThat(page(ShardKey.all("p", 2), new Time(NOW.plusMillis(4), NOW.plusMillis(1)), null, 9))
                .isEmpty();
    }

    /** However the answers of the index are cut, no task is left out, told twice, or told out of order. */
    @ParameterizedTest
    @CsvSource({"1,1000,7", "4,1000,7", "4,3,7", "5,1,10", "16,2,1", "3,7,200"})
    void goesThroughAllOnce(int shards, int hitsOfAnAnswer, int limit) {
        Random random = new Random(shards + 31L * hitsOfAnAnswer);
        List<Task> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(cancelled("a" + i, new ShardKey("p", random.nextInt(shards)), random.nextInt(40)));
        }
        pageSize = hitsOfAnAnswer;

        List<String> told = new ArrayList<>();
        @Nullable String next = null;
        do {
            TaskPage page =
                    store.ended().page("t", ShardKey.all("p", shards), TaskStatus.CANCELLED, Time.ANY, next, limit);
            assertThat(page.tasks()).hasSizeLessThanOrEqualTo(limit);
            told.addAll(ids(page));
            next = page.next();
        } while (next != null);

        assertThat(told)
                .containsExactlyElementsOf(all.stream()
                        .sorted(Comparator.comparing(EndedStore::placeOf).reversed())
                        .map(task -> task.key().id())
                        .toList());
    }

    @Test
    void aTaskThatHasNotEndedHasNoPlace() {
        Task waiting = Task.submitted(task("a").build(), NOW, new Rank(0, "none"));

        assertThatThrownBy(() -> EndedStore.placeOf(waiting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has not ended");
    }
}
