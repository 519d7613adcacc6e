package io.podium.local.torture.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.Range;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.local.torture.world.Crash;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultyPortsTest {
    private static final int WORLDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdown();
    }

    private static Write put(String name) {
        return new Write.Put(
                new Item(new ItemKey(name, "x"), 1, Map.of("n", name), new IndexEntry("ALL", name, Map.of())));
    }

    /** What became of attempts to write one item. */
    private record Attempt(String answer, boolean stored) {}

    @Test
    void aFailedWriteMayHaveTakenEffectOrNot() {
        List<Attempt> attempts = new ArrayList<>();
        for (int seed = 0; seed < WORLDS; seed++) {
            try (World world = new World(seed, threads, 10)) {
                Table table = Table.open(world, "t", (name, writes) -> {}, memory -> memory);
                world.faults().turn(true);
                world.loop().start("writer", 0, () -> {
                    for (int i = 0; i < 200; i++) {
                        attempts.add(attempt(new Sandbox(world, "writer"), table, "k" + i));
                    }
                });
                world.run(() -> false);
                assertThat(world.broken()).isEmpty();
            }
        }

        assertThat(attempts)
                .contains(
                        new Attempt("done", true),
                        new Attempt("unavailable", false),
                        new Attempt("unavailable", true),
                        new Attempt("crash", false),
                        new Attempt("crash", true))
                .doesNotContain(new Attempt("done", false));
    }

    private static Attempt attempt(Sandbox sandbox, Table table, String name) {
        String answer;
        try {
            WriteOutcome outcome = new FaultyItemStore(sandbox, table).write(put(name));
            answer = outcome instanceof WriteOutcome.Done ? "done" : "conflict";
        } catch (StoreUnavailableException e) {
            answer = "unavailable";
        } catch (Crash e) {
            answer = "crash";
        }
        return new Attempt(answer, table.truth().get(new ItemKey(name, "x")).isPresent());
    }

    @Test
    void anIndexHearsOfAWriteAfterTheTable() {
        try (World world = new World(3, threads, 10)) {
            Table table = Table.open(world, "t", (name, writes) -> {}, memory -> memory);
            table.items().write(put("a"));

            assertThat(table.items().get(new ItemKey("a", "x"))).isPresent();
            assertThat(table.index().query("ALL", Range.first(10)).items()).isEmpty();

            world.loop().after(200_000, () -> {});
            world.run(() -> false);
            assertThat(table.index().query("ALL", Range.first(10)).items()).hasSize(1);
            assertThat(world.faults().counts()).containsEntry(Fault.INDEX_READ_STALE, 1L);
        }
    }

    @Test
    void aDeadProcessDoesNothingAnyMore() {
        try (World world = new World(1, threads, 10)) {
            Sandbox sandbox = new Sandbox(world, "f");
            Table table = Table.open(world, "t", (name, writes) -> {}, memory -> memory);
            world.faults().turn(true);
            world.loop().start("writer", 0, () -> {
                while (!sandbox.isDead()) {
                    attempt(sandbox, table, "a");
                    world.faults().turn(world.loop().now() >= 0);
                    if (world.loop().steps() > 100_000) {
                        return;
                    }
                }
                assertThat(attempt(sandbox, table, "b")).isEqualTo(new Attempt("crash", false));
            });
            world.run(() -> false);
            assertThat(world.broken()).isEmpty();
        }
    }

    @Test
    void aMessageThatIsNotDeletedComesAgainUntilItIsADeadLetter() {
        try (World world = new World(1, threads, 10)) {
            MessageQueue queue = new MessageQueue(world, "q", Duration.ofSeconds(30), 2);
            List<Long> seen = new ArrayList<>();
            queue.whenVisible(() ->
                    queue.receive(10).forEach(message -> seen.add(world.loop().now())));
            queue.send("hello", 5);

            world.run(() -> false);

            assertThat(seen).containsExactly(5L, 30_005L);
            assertThat(world.faults().counts()).containsEntry(Fault.DEAD_LETTER, 1L);
        }
    }

    @Test
    void aMessageThatIsDeletedIsGone() {
        try (World world = new World(1, threads, 10)) {
            MessageQueue queue = new MessageQueue(world, "q", Duration.ofSeconds(30), 5);
            IntStream.range(0, 5).forEach(i -> queue.send("m" + i, 0));
            List<Message> received = queue.receive(3);
            received.forEach(queue::delete);

            TreeSet<String> bodies = new TreeSet<>();
            queue.receive(10).forEach(message -> bodies.add(message.body()));

            assertThat(received).hasSize(3);
            assertThat(bodies).containsExactly("m3", "m4");
        }
    }
}
