/** A world of its own: time, chance, fibers that take turns, and the faults that strike. */
@NullMarked
package io.podium.local.torture.world;

import org.jspecify.annotations.NullMarked;
