/** Puts the optimizer's own parts together. */
@NullMarked
package io.podium.optimizer.wiring;

import org.jspecify.annotations.NullMarked;
