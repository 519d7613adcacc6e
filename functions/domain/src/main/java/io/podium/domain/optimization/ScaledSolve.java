package io.podium.domain.optimization;

/**
 * One call of an engine on the scaled program, its answer given back in the original units.
 *
 * @param scaling the scaling that was used
 * @param answer the engine's answer, unscaled
 */
record ScaledSolve(Scaling scaling, EngineAnswer answer) {

    /** What is nearer to a bound or to zero than this, in scaled units, is put there. */
    private static final double SNAP = 1e-11;

    static ScaledSolve run(LpEngine engine, LinearProgram program, SolveLimits limits) {
        Scaling scaling = Scaling.of(program);
        EngineAnswer answer = engine.solve(scaling.applyTo(program), limits);
        return new ScaledSolve(
                scaling, answer instanceof EngineAnswer.Candidate scaled ? unscaled(program, scaling, scaled) : answer);
    }

    Certificate certificate(LinearProgram program, EngineAnswer.Candidate candidate) {
        return Certificate.of(program, candidate.x(), candidate.duals(), scaling);
    }

    private static EngineAnswer unscaled(LinearProgram program, Scaling scaling, EngineAnswer.Candidate scaled) {
        if (scaled.x().length != program.variableCount() || scaled.duals().length != program.rowCount()) {
            return new EngineAnswer.Failed("the engine answered with " + scaled.x().length + " values and "
                    + scaled.duals().length + " prices for " + program.size());
        }
        double[] x = new double[program.variableCount()];
        for (int variable = 0; variable < x.length; variable++) {
            double unit = scaling.variableUnit(variable);
            x[variable] =
                    snapped(scaled.x()[variable] * unit, program.lower(variable), program.upper(variable), SNAP * unit);
        }
        double[] duals = new double[program.rowCount()];
        for (int row = 0; row < duals.length; row++) {
            double price = scaled.duals()[row];
            duals[row] = Math.abs(price) <= SNAP ? 0 : price * scaling.dualUnit(row);
        }
        return new EngineAnswer.Candidate(x, duals, scaled.iterations());
    }

    private static double snapped(double value, double lower, double upper, double tolerance) {
        if (Math.abs(value - lower) <= tolerance) {
            return lower;
        }
        if (Math.abs(value - upper) <= tolerance) {
            return upper;
        }
        return Math.abs(value) <= tolerance ? 0 : value;
    }
}
