/** Recurrences written as cron expressions, on the clocks of a time zone. */
@NullMarked
package io.podium.lambda.cron;

import org.jspecify.annotations.NullMarked;
