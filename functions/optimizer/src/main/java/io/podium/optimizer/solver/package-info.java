/** The choice of an engine, by name or by size. */
@NullMarked
package io.podium.optimizer.solver;

import org.jspecify.annotations.NullMarked;
