package io.podium.local.store;

import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A process that writes on and on, and prints each number after its write was answered, until it is killed. */
final class SequenceWriter {
    private SequenceWriter() {}

    /** Takes the directory and a name for this run. */
    public static void main(String[] arguments) {
        ItemStore store = H2Database.open(Path.of(arguments[0])).store("sequences");
        for (String thread : List.of("single", "batch")) {
            new Thread(() -> write(store, arguments[1] + "-" + thread, thread.equals("batch") ? 25 : 1)).start();
        }
    }

    private static void write(ItemStore store, String partition, int batch) {
        for (int first = 0; ; first += batch) {
            store.write(IntStream.range(first, first + batch)
                    .mapToObj(number -> new Write.Put(item(partition, number)))
                    .toList());
            synchronized (System.out) {
                IntStream.range(first, first + batch)
                        .forEach(number -> System.out.println(partition + " " + number + " answered"));
                System.out.flush();
            }
        }
    }

    static Item item(String partition, int number) {
        ItemKey key = new ItemKey(partition, "%09d".formatted(number));
        return new Item(key, 1, Map.of("number", number, "padding", "x".repeat(number % 2_000)), null);
    }
}
