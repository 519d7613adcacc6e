/** Simulated workers, which take tasks as real ones do and let virtual time pass in place of working. */
@NullMarked
package io.podium.local.worker;

import org.jspecify.annotations.NullMarked;
