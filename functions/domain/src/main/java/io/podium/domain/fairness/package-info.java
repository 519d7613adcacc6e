/** Who is to have how much of what several want. */
@NullMarked
package io.podium.domain.fairness;

import org.jspecify.annotations.NullMarked;
