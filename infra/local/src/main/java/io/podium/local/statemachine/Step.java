package io.podium.local.statemachine;

import org.jspecify.annotations.Nullable;

/**
 * A state is done.
 *
 * @param next the state to enter with the output, or null when the flow ends here
 */
record Step(@Nullable Object output, @Nullable String next) {}
