/** The stores of the local stack: tables in a durable embedded database. */
@NullMarked
package io.podium.local.store;

import org.jspecify.annotations.NullMarked;
