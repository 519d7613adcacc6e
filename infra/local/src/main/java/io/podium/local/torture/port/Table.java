package io.podium.local.torture.port;

import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.ItemStore;
import io.podium.local.torture.world.World;
import java.util.function.UnaryOperator;

/**
 * One table, with an index that lags it. Whoever watches the table hears of each write as it takes effect.
 *
 * @param name what it is called
 * @param truth what is stored
 * @param items what calls reach, which tests may make worse than the truth
 * @param index what the index has heard of
 */
public record Table(String name, ItemStore truth, ItemStore items, LaggingIndex index) {

    /** Opens an empty table. */
    static Table open(World world, String name, TableWatch watch, UnaryOperator<ItemStore> parts) {
        InMemoryItemStore memory = new InMemoryItemStore();
        LaggingIndex index = new LaggingIndex(world, memory);
        ItemStore watched = new WatchedItemStore(memory, writes -> {
            index.heard(writes);
            watch.written(name, writes);
        });
        return new Table(name, memory, parts.apply(watched), index);
    }
}
