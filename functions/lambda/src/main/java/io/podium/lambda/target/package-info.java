/** Targets other than queues: functions that are invoked and endpoints that are posted to. */
@NullMarked
package io.podium.lambda.target;

import org.jspecify.annotations.NullMarked;
