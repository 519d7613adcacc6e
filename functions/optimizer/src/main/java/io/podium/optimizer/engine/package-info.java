/** Engines that solve linear programs. */
@NullMarked
package io.podium.optimizer.engine;

import org.jspecify.annotations.NullMarked;
