/** How much a task gets, and from which pool. */
@NullMarked
package io.podium.domain.allocation;

import org.jspecify.annotations.NullMarked;
