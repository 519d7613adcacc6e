package io.podium.local.architecture.offences.domain.scheduling;

import io.podium.local.architecture.offences.domain.model.Model;

/** Knows another policy, and a package that knows this one. */
record SecondPolicy(FirstPolicy first, Model model) implements SchedulingPolicy {}
