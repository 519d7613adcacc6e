package io.podium.local.trace;

/**
 * A job of a trace in the Standard Workload Format.
 *
 * @param line where it stands in the file, from 1
 * @param at when it was submitted, in seconds from the beginning of the trace, at least 0
 * @param duration how long it ran, in seconds, at least 0
 * @param processors how many processors it took at once, at least 1
 */
public record SwfJob(int line, double at, double duration, int processors) {}
