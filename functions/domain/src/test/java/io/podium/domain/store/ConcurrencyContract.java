package io.podium.domain.store;

import static io.podium.domain.store.StoreContract.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several threads on one store. */
interface ConcurrencyContract extends StoreContract {
    int THREADS = 4;
    int ROUNDS = 25;

    @Test
    default void everyVersionHasExactlyOneWinner() throws Exception {
        List<Integer> wins = inThreads(thread -> {
            int won = 0;
            for (int version = 1; version <= ROUNDS; version++) {
                won += write(item("a", version, "thread " + thread)).equals(done()) ? 1 : 0;
                awaitVersion("a", version);
            }
            return won;
        });

        assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
        assertThat(store().get(key("a")).orElseThrow().version()).isEqualTo(ROUNDS);
    }

    @Test
    default void everyItemOfCompetingBatchesHasExactlyOneWinner() throws Exception {
        List<List<WriteOutcome>> outcomes = inThreads(thread -> store().write(IntStream.range(0, 60)
                .mapToObj(i -> new Write.Put(item("k" + (thread % 2 == 0 ? i : 59 - i), 1, "thread " + thread)))
                .toList()));

        long won =
                outcomes.stream().flatMap(List::stream).filter(done()::equals).count();
        assertThat(won).isEqualTo(60);
    }

    @Test
    default void noIncrementThatSucceededIsLost() throws Exception {
        put(item("a", 1, 0L));

        inThreads(thread -> {
            for (int i = 0; i < ROUNDS; i++) {
                increment(thread);
            }
            return null;
        });

        assertThat(store().get(key("a")).orElseThrow().document().get("count")).isEqualTo((long) THREADS * ROUNDS);
    }

    @Test
    default void concurrentAdditionsSumExactly() throws Exception {
        inThreads(thread -> {
            for (int i = 0; i < ROUNDS; i++) {
                store().add(key("c"), Map.of("all", 0.5, "of" + thread, 1.0));
            }
            return null;
        });

        Map<String, Object> sums = store().get(key("c")).orElseThrow().document();
        assertThat(sums).containsEntry("all", 0.5 * THREADS * ROUNDS).hasSize(THREADS + 1);
        assertThat(sums).containsEntry("of0", (double) ROUNDS);
    }

    @Test
    default void theIndexFollowsItsItemsUnderConcurrentMoves() throws Exception {
        inThreads(thread -> {
            for (int version = 1; version <= ROUNDS; version++) {
                write(indexed("a", version, "#i", "s" + thread + "-" + version));
                awaitVersion("a", version);
            }
            return null;
        });

        Item last = store().get(key("a")).orElseThrow();
        assertThat(store().queryIndex(partition() + "#i", Range.first(10)).items())
                .containsExactly(new IndexHit(last.key(), last.version(), last.index()));
    }

    private void increment(int thread) {
        WriteOutcome outcome;
        do {
            Item before = store().get(key("a")).orElseThrow();
            long count = (long) before.document().getOrDefault("count", 0L) + 1;
            Map<String, Object> document = Map.of("count", count, "by", thread);
            outcome = store().write(new Write.Put(new Item(before.key(), before.version() + 1, document, null)));
        } while (!outcome.equals(done()));
    }

    private void awaitVersion(String sort, long version) {
        while (store().get(key(sort)).map(Item::version).orElse(0L) < version) {
            Thread.onSpinWait();
        }
    }

    /** What one of several threads does. */
    interface Work<T> {
        T run(int thread) throws Exception;
    }

    private static <T> List<T> inThreads(Work<T> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                calls.add(() -> work.run(thread));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
