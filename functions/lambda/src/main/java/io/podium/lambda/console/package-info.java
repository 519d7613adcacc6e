/** The files of the console, as the API serves them. */
@NullMarked
package io.podium.lambda.console;

import org.jspecify.annotations.NullMarked;
