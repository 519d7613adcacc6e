package io.podium.domain.simulation;

/** Is told how full the machine is, at each instant at which that may have changed. */
@FunctionalInterface
public interface SimulationObserver {
    /** Looks away. */
    SimulationObserver NONE = (seconds, waiting, inUse) -> {};

    /**
     * All that happens at one instant has happened.
     *
     * @param seconds the instant; never before the one told last
     * @param waiting how many jobs wait
     * @param inUse how many processors are taken
     */
    void changed(double seconds, int waiting, int inUse);
}
