/** The scheduling policies in virtual time: what a workload would wait on so many servers. */
@NullMarked
package io.podium.domain.simulation;

import org.jspecify.annotations.NullMarked;
