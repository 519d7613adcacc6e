/** Linear programs that a caller gives as such, and the answers to them. */
@NullMarked
package io.podium.optimizer.raw;

import org.jspecify.annotations.NullMarked;
