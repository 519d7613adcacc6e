/** Tests of stores and queues on a bad day. */
@NullMarked
package io.podium.local.torture.port;

import org.jspecify.annotations.NullMarked;
