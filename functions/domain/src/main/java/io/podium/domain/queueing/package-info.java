/** Queueing theory: waits, numbers in system, slots needed and availability, in closed form. */
@NullMarked
package io.podium.domain.queueing;

import org.jspecify.annotations.NullMarked;
