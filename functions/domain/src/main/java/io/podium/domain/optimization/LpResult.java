package io.podium.domain.optimization;

/** The outcome of a solve. Whatever happens inside an engine is one of these, never an exception. */
public sealed interface LpResult {

    /** Returns the outcome in a sentence without a full stop. */
    String words();

    /**
     * An optimum with its proof. Duals are prices: the change of the objective per unit of a row's right-hand side.
     *
     * @param objective value of the objective, its constant included
     * @param x value of each variable; not to be changed
     * @param duals dual value of each row; not to be changed
     * @param reducedCosts reduced cost of each variable; not to be changed
     * @param engine name of the engine that found it
     * @param iterations iterations the engine counted, or -1 if it does not say
     * @param certificate the check that x and duals prove each other optimal, which holds
     */
    @SuppressWarnings("ArrayRecordComponent") // large and shared; never compared
    record Optimal(
            double objective,
            double[] x,
            double[] duals,
            double[] reducedCosts,
            String engine,
            int iterations,
            Certificate certificate)
            implements LpResult {

        public Optimal {
            if (!certificate.holds()) {
                throw new IllegalArgumentException("an optimum is proved, and this is not: " + certificate.words());
            }
        }

        @Override
        public String words() {
            return "optimal with objective " + objective;
        }
    }

    /** No point meets all rows and bounds; proved by an elastic program whose least violation is positive. */
    record Infeasible(String words) implements LpResult {}

    /** The objective improves without end; proved by a feasible point and a direction. */
    record Unbounded(String words) implements LpResult {}

    /** The engine would need, or has used, more than was allowed. */
    record LimitReached(SolveLimit limit, String words) implements LpResult {}

    /** The engine gave an answer that does not stand the check, or none. */
    record NumericalTrouble(String words) implements LpResult {}

    /** The engine that was asked for is not here. */
    record Unavailable(String words) implements LpResult {}
}
