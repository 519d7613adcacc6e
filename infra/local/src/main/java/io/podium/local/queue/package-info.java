/** The embedded queues, and what Lambda and EventBridge Pipes do with them: polling, batches, partial failures. */
@NullMarked
package io.podium.local.queue;

import org.jspecify.annotations.NullMarked;
