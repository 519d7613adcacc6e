/** Puts the functions together: the only place that reads the environment and builds clients. */
@NullMarked
package io.podium.lambda.wiring;

import org.jspecify.annotations.NullMarked;
