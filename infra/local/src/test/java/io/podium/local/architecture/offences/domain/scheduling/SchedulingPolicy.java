package io.podium.local.architecture.offences.domain.scheduling;

/** The family of the two policies here. */
public interface SchedulingPolicy {}
