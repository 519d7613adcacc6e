package io.podium.local.torture.port;

import io.podium.domain.port.TaskQueue;
import io.podium.domain.store.ItemStore;
import io.podium.lambda.handler.JsonHandler;
import io.podium.local.torture.world.World;

/** The parts that a world is built of. Tests exchange some for broken ones, to see whether that is found. */
public interface Parts {
    /** The parts as they are. */
    Parts SOUND = new Parts() {};

    /** Returns the table of this name. */
    default ItemStore table(World world, String name, ItemStore table) {
        return table;
    }

    /** Returns the adapter by which an instance of a function reaches the table of this name. */
    default ItemStore port(World world, String name, ItemStore store) {
        return store;
    }

    /** Returns the queue of wake-ups of an instance of a function. */
    default TaskQueue queue(World world, TaskQueue queue) {
        return queue;
    }

    /** Returns the handler of a new instance of a function. */
    default JsonHandler handler(World world, String function, JsonHandler handler) {
        return handler;
    }
}
