/** Linear programs in MPS files, fixed and free form. */
@NullMarked
package io.podium.optimizer.mps;

import org.jspecify.annotations.NullMarked;
