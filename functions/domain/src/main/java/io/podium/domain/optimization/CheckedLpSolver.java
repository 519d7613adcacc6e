package io.podium.domain.optimization;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Makes a solver of an engine: scales the program, asks the engine, undoes the scaling, and believes nothing that it has
 * not checked against the original. Claims of infeasibility and unboundedness are proved as well, by programs whose
 * optimum is checked in the same way.
 */
public final class CheckedLpSolver implements LpSolver {

    private final List<LpEngine> engines;
    private final LongSupplier nanoTime;

    /**
     * Creates a solver.
     *
     * @param engines engines in the order in which they are tried, the next one where the check refused an answer; one
     *     or more
     * @param nanoTime a clock that only goes forwards, in nanoseconds
     */
    public CheckedLpSolver(List<? extends LpEngine> engines, LongSupplier nanoTime) {
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("a solver has at least one engine");
        }
        this.engines = List.copyOf(engines);
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return engines.get(0).name();
    }

    /**
     * Solves within limits. That of time holds for all engines that are tried, and for the proofs of what they claim,
     * together; those of iterations and memory for each.
     */
    @Override
    public LpResult solve(LinearProgram program, SolveLimits limits) {
        TimeLeft time = new TimeLeft(nanoTime, limits);
        LpResult first = solveBy(engines.get(0), program, limits, time);
        LpResult result = first;
        for (int next = 1; next < engines.size() && result instanceof LpResult.NumericalTrouble; next++) {
            Optional<SolveLimits> left = time.forNext();
            if (left.isEmpty()) {
                return first;
            }
            result = solveBy(engines.get(next), program, left.get(), time);
        }
        return result instanceof LpResult.LimitReached || result instanceof LpResult.NumericalTrouble ? first : result;
    }

    private static LpResult solveBy(LpEngine engine, LinearProgram program, SolveLimits limits, TimeLeft time) {
        ScaledSolve solve = ScaledSolve.run(engine, program, limits);
        EngineAnswer answer = solve.answer();
        if (answer instanceof EngineAnswer.Candidate candidate) {
            return optimalIfProved(engine, program, solve, candidate);
        }
        if (answer instanceof EngineAnswer.ClaimsInfeasible) {
            return new ClaimProof(engine, time).ofInfeasibility(program);
        }
        if (answer instanceof EngineAnswer.ClaimsUnbounded) {
            return new ClaimProof(engine, time).ofUnboundedness(program);
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
