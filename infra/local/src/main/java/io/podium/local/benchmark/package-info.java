/** Figures of the solvers, on programs like those of the optimizer. */
@NullMarked
package io.podium.local.benchmark;

import org.jspecify.annotations.NullMarked;
