/** How fast the scheduler decides. */
@NullMarked
package io.podium.benchmark.decision;

import org.jspecify.annotations.NullMarked;
