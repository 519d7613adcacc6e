/** Which ready task goes next, and to which service: policies, placements, and the step that applies them. */
@NullMarked
package io.podium.domain.scheduling;

import org.jspecify.annotations.NullMarked;
