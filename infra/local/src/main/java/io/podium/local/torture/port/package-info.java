/** Stores and queues as functions find them on AWS, on a bad day. */
@NullMarked
package io.podium.local.torture.port;

import org.jspecify.annotations.NullMarked;
