package io.podium.local.architecture.offences.domain.scheduling;

/** Is known to the other policy. */
record FirstPolicy() implements SchedulingPolicy {}
