/** The replay of a trace through the local stack, with simulated workers, and its checks. */
@NullMarked
package io.podium.local.demo;

import org.jspecify.annotations.NullMarked;
