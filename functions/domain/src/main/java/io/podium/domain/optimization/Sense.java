package io.podium.domain.optimization;

/** Whether the objective of a linear program is to be small or large. */
public enum Sense {
    MINIMIZE,
    MAXIMIZE
}
