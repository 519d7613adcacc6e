package io.podium.domain.optimization;

import java.util.List;

/**
 * Makes a solver of an engine: scales the program, asks the engine, undoes the scaling, and believes nothing that it has
 * not checked against the original. Claims of infeasibility and unboundedness are proved as well, by programs whose
 * optimum is checked in the same way.
 */
public final class CheckedLpSolver implements LpSolver {

    private final List<LpEngine> engines;

    /**
     * Creates a solver.
     *
     * @param engines engines in the order in which they are tried, the next one where the check refused an answer; one
     *     or more
     */
    public CheckedLpSolver(List<? extends LpEngine> engines) {
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("a solver has at least one engine");
        }
        this.engines = List.copyOf(engines);
    }

    @Override
    public String name() {
        return engines.get(0).name();
    }

    /** Solves within limits, which hold for each engine that is tried. */
    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        LpResult first = solveBy(engines.get(0), program, limits);
        LpResult result = first;
        for (int next = 1; next < engines.size() && result instanceof LpResult.NumericalTrouble; next++) {
            result = solveBy(engines.get(next), program, limits);
        }
        return result instanceof LpResult.LimitReached || result instanceof LpResult.NumericalTrouble ? first : result;
    }

    private static LpResult solveBy(LpEngine engine, LinearProgram program, SolveLimits limits) {
        ScaledSolve solve = ScaledSolve.run(engine, program, limits);
        EngineAnswer answer = solve.answer();
        if (answer instanceof EngineAnswer.Candidate candidate) {
            return optimalIfProved(engine, program, solve, candidate);
        }
        if (answer instanceof EngineAnswer.ClaimsInfeasible) {
            return new ClaimProof(engine).ofInfeasibility(program, limits);
        }
        if (answer instanceof EngineAnswer.ClaimsUnbounded) {
            return new ClaimProof(engine).ofUnboundedness(program, limits);
        }
        if (answer instanceof EngineAnswer.Stopped stopped) {
            return new LpResult.LimitReached(stopped.limit(), stopped.words());
        }
        return new LpResult.NumericalTrouble(((EngineAnswer.Failed) answer).words());
    }

    private static LpResult optimalIfProved(
            LpEngine engine, LinearProgram program, ScaledSolve solve, EngineAnswer.Candidate candidate) {
        Certificate certificate = solve.certificate(program, candidate);
        if (!certificate.holds()) {
            return new LpResult.NumericalTrouble(
                    engine.name() + " called a point optimal that is not, by the check: " + certificate.words());
        }
        return new LpResult.Optimal(
                certificate.primalObjective(),
                candidate.x(),
                candidate.duals(),
                reducedCosts(program, candidate.duals()),
                engine.name(),
                candidate.iterations(),
                certificate);
    }

    private static double[] reducedCosts(LinearProgram program, double[] duals) {
        SparseMatrix columns = program.rows().transposed();
        double[] reduced = new double[program.variableCount()];
        for (int variable = 0; variable < reduced.length; variable++) {
            reduced[variable] = program.objective(variable) - columns.times(variable, duals);
        }
        return reduced;
    }
}
