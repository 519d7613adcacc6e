/** How many tasks a second the embedded stack and others like it take on one machine. */
@NullMarked
package io.podium.benchmark.throughput;

import org.jspecify.annotations.NullMarked;
