/** What was measured, as the API shows it and as CloudWatch reads it from the log. */
@NullMarked
package io.podium.lambda.metrics;

import org.jspecify.annotations.NullMarked;
