package io.podium.local.template;

import java.time.Duration;

/** A schedule that calls a function at a fixed rate. */
public record Timer(String name, Duration rate) {}
