package io.podium.local.torture.world;

/**
 * What was found broken in a world.
 *
 * @param millis when, since the beginning of the world
 * @param step the step at which it was found
 * @param rule what does not hold, in words
 */
public record BrokenRule(long millis, long step, String rule) {}
