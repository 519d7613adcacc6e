/** Tests of worlds. */
@NullMarked
package io.podium.local.torture.world;

import org.jspecify.annotations.NullMarked;
