/** What a function was invoked with, and how a batch from a queue is worked through. */
@NullMarked
package io.podium.lambda.event;

import org.jspecify.annotations.NullMarked;
