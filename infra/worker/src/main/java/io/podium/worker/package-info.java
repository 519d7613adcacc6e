/** Runs tasks of a Podium in a process of one's own: leases them, keeps the leases, and reports what became of them. */
@NullMarked
package io.podium.worker;

import org.jspecify.annotations.NullMarked;
