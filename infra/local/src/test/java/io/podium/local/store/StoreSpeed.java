package io.podium.local.store;

import io.podium.domain.store.IndexEntry;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Write;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Measures what a store on this machine's disk can do; a program to run by hand, not a test. */
final class StoreSpeed {
    private static final long SECONDS = 4;

    private StoreSpeed() {}

    /** Takes the directory to measure in. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        System.out.printf("fsync of 4 KiB: %.0f a second%n", syncsPerSecond(directory.resolve("probe")));
        try (H2Database durable = H2Database.open(directory.resolve("h2"));
                H2Database memory = H2Database.inMemory()) {
            for (int threads : List.of(1, 2, 8)) {
                for (int batch : List.of(1, 25)) {
                    rate("memory", memory.store("speed"), threads, batch);
                    rate("durable", durable.store("speed"), threads, batch);
                }
            }
        }
        System.out.println("file of " + Files.size(directory.resolve("h2/podium.mv.db")) / 1_024 + " KiB");
    }

    private static void rate(String name, ItemStore store, int threads, int batch) throws Exception {
        perSecond(store, threads, batch);
        System.out.printf(
                "%s, %d threads, batches of %d: %.0f puts a second%n",
                name, threads, batch, perSecond(store, threads, batch));
    }

    private static double perSecond(ItemStore store, int threads, int batch) throws Exception {
        AtomicInteger puts = new AtomicInteger();
        long start = System.nanoTime();
        List<Thread> workers = IntStream.range(0, threads)
                .mapToObj(thread -> new Thread(() -> {
                    String partition = "p" + thread + "-" + start;
                    for (int first = 0; System.nanoTime() - start < SECONDS * 1_000_000_000; first += batch) {
                        store.write(IntStream.range(first, first + batch)
                                .mapToObj(number -> new Write.Put(item(partition, number)))
                                .toList());
                        puts.addAndGet(batch);
                    }
                }))
                .toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        return puts.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static Item item(String partition, int number) {
        String sort = "%09d".formatted(number);
        IndexEntry entry = new IndexEntry("READY#" + partition, sort, Map.of("type", "t", "expected", 1.5));
        return new Item(new ItemKey(partition, sort), 1, Map.of("number", number, "text", "x".repeat(300)), entry);
    }

    private static double syncsPerSecond(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            int syncs = 0;
            for (; System.nanoTime() - start < SECONDS * 1_000_000_000; syncs++) {
                channel.write(ByteBuffer.allocate(4_096), 4_096L * syncs);
                channel.force(true);
            }
            return syncs / ((System.nanoTime() - start) / 1e9);
        }
    }
}
