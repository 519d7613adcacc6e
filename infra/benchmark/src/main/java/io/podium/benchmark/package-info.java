/** The benchmarks that need what no artifact may have, by name. */
@NullMarked
package io.podium.benchmark;

import org.jspecify.annotations.NullMarked;
