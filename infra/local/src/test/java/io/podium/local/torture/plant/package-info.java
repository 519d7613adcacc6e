/** Faults that are planted in Podium, to see whether the torture finds them. */
@NullMarked
package io.podium.local.torture.plant;

import org.jspecify.annotations.NullMarked;
