package io.podium.domain.simulation;

/** Is told how full the machine is, at each instant at which that may have changed. */
@FunctionalInterface
public interface SimulationObserver {
    /** Looks away. */
    SimulationObserver NONE = (seconds, waiting, inUse) -> {};

    /** A run begins, of which the view will show every instant. */
    default void begins(SimulationView view) {}

    /** A job arrives. */
    default void arrives(int job, double seconds) {}

    /** A job starts, for the first time or after it had to make room. */
    default void starts(int job, double seconds) {}

    /**
     * All that happens at one instant has happened.
     *
     * @param seconds the instant; never before the one told last
     * @param waiting how many jobs wait
     * @param inUse how many processors are taken
     */
    void changed(double seconds, int waiting, int inUse);
}
