/** What became of tasks, as spans of OpenTelemetry in the traces of those who submitted them. */
@NullMarked
package io.podium.lambda.trace;

import org.jspecify.annotations.NullMarked;
