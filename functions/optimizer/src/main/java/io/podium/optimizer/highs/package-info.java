/** The native engine: the HiGHS library that OR-Tools ships, called through its C interface. */
@NullMarked
package io.podium.optimizer.highs;

import org.jspecify.annotations.NullMarked;
