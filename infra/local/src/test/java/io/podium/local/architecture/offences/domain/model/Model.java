package io.podium.local.architecture.offences.domain.model;

import io.podium.local.architecture.offences.domain.scheduling.SchedulingPolicy;

/** Knows the package of the policies, which knows this one. */
public record Model(SchedulingPolicy policy) {}
