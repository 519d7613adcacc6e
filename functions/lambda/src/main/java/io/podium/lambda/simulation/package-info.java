/** The simulator of scheduling policies, as the API offers it. */
@NullMarked
package io.podium.lambda.simulation;

import org.jspecify.annotations.NullMarked;
