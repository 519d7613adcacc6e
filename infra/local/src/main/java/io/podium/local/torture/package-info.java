/** Deterministic simulation of all of Podium under faults, a world a seed. */
@NullMarked
package io.podium.local.torture;

import org.jspecify.annotations.NullMarked;
