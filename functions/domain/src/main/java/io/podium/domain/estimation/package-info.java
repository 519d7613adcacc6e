/** How long a waiting task still waits, told with an interval, and what it is told from. */
@NullMarked
package io.podium.domain.estimation;

import org.jspecify.annotations.NullMarked;
