/**
 * Executes a Step Functions definition as it stands, for exactly the states and fields that Podium uses: the JSONata
 * query language, Express semantics, functions behind a port.
 */
@NullMarked
package io.podium.local.statemachine;

import org.jspecify.annotations.NullMarked;
