/** Traces of tasks: reading and writing them, and making up a workload. */
@NullMarked
package io.podium.local.trace;

import org.jspecify.annotations.NullMarked;
