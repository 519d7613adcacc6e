/** Linear programs and their proofs, the allocation model, and the planning cycle that turns metrics into a plan. */
@NullMarked
package io.podium.domain.optimization;

import org.jspecify.annotations.NullMarked;
