package io.podium.domain.optimization;

/** What an engine claims; nothing of it is believed before it is checked. */
public sealed interface EngineAnswer {

    /**
     * A point and prices said to be optimal.
     *
     * @param x value of each variable; not to be changed
     * @param duals change of the objective per unit of each row's right-hand side; not to be changed
     * @param iterations iterations used, or -1 if unknown
     */
    @SuppressWarnings("ArrayRecordComponent") // large and shared; never compared
    record Candidate(double[] x, double[] duals, int iterations) implements EngineAnswer {}

    /** The program is said to be infeasible. */
    record ClaimsInfeasible() implements EngineAnswer {}

    /** The program is said to be unbounded. */
    record ClaimsUnbounded() implements EngineAnswer {}

    /** A limit was reached. */
    record Stopped(SolveLimit limit, String words) implements EngineAnswer {}

    /** The engine gave up. */
    record Failed(String words) implements EngineAnswer {}
}
