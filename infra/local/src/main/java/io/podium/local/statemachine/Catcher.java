package io.podium.local.statemachine;

/** One entry of a Catch: where to go on one of these errors, and what to leave behind. */
record Catcher(ErrorNames errors, Effects effects, String next) {}
