package io.podium.local.torture.actor;

import io.podium.local.torture.check.Checker;
import io.podium.local.torture.port.MessageQueue;
import io.podium.local.torture.world.World;

/**
 * What everybody in a world needs.
 *
 * @param world the world
 * @param scene what it is about
 * @param api the API
 * @param completions the completion queue
 * @param checker judges what is seen
 */
record Staff(World world, Scene scene, Api api, MessageQueue completions, Checker checker) {
    /** Rests for a while. */
    void rest() {
        world.loop().pause(1 + world.chance().exponential(scene.pace()));
    }
}
