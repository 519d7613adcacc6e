/** Time that may run faster than real time, and waiting in it. */
@NullMarked
package io.podium.local.clock;

import org.jspecify.annotations.NullMarked;
