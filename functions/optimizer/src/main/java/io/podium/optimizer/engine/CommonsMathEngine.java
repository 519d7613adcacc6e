package io.podium.optimizer.engine;

import io.podium.domain.optimization.DualProgram;
import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpEngine;
import io.podium.domain.optimization.SolveLimit;
import io.podium.domain.optimization.SolveLimits;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Commons Math's primal simplex. It gives no prices, so the dual is solved as a program of its own. Dantzig's rule is far
 * faster than Bland's on allocation programs, and an epsilon of 1e-9 is more often right than the default 1e-6.
 */
final class CommonsMathEngine implements LpEngine {

    private final SimplexTuning tuning;

    CommonsMathEngine(SimplexTuning tuning) {
        this.tuning = tuning;
    }

    @Override
    public String name() {
        return "commons-math";
    }

    @Override
    public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
        long deadline = System.nanoTime() + limits.maxTime().toNanos();
        EngineAnswer primal = attempt(program, limits, deadline);
        if (!(primal instanceof EngineAnswer.Candidate point)) {
            return primal;
        }
        EngineAnswer near = withPrices(point, DualProgram.at(program, point.x()), limits, deadline);
        return near instanceof EngineAnswer.Failed
                ? withPrices(point, DualProgram.of(program), limits, deadline)
                : near;
    }

    private EngineAnswer withPrices(EngineAnswer.Candidate point, DualProgram dual, SolveLimits limits, long deadline) {
        EngineAnswer prices = attempt(dual.program(), limits, deadline);
        if (prices instanceof EngineAnswer.Candidate found) {
            return new EngineAnswer.Candidate(
                    point.x(), dual.prices(found.x()), point.iterations() + found.iterations());
        }
        return prices instanceof EngineAnswer.Stopped
                ? prices
                : new EngineAnswer.Failed(name() + " found a point, but not the prices that would prove it optimal");
    }

    /** Solves for a point only; a candidate from here has no prices. */
    private EngineAnswer attempt(LinearProgram program, SolveLimits limits, long deadline) {
        NonNegativeForm form = NonNegativeForm.of(program);
        long most = Math.min(limits.maxMemoryBytes(), Runtime.getRuntime().maxMemory() / 2);
        if (form.tableauBytes() > most) {
            return new EngineAnswer.Stopped(SolveLimit.MEMORY, memoryWords(form, most));
        }
        TimedSimplexSolver simplex = new TimedSimplexSolver(tuning, deadline);
        try {
            double[] solution = simplex.optimize(
                            form.objective(),
                            form.constraints(),
                            GoalType.MINIMIZE,
                            new NonNegativeConstraint(true),
                            tuning.rule(),
                            new MaxIter(limits.maxIterations()))
                    .getPoint();
            return new EngineAnswer.Candidate(form.original(solution), new double[0], simplex.getIterations());
        } catch (NoFeasibleSolutionException e) {
            return new EngineAnswer.ClaimsInfeasible();
        } catch (UnboundedSolutionException e) {
            return new EngineAnswer.ClaimsUnbounded();
        } catch (TimedSimplexSolver.TimeUpException e) {
            return new EngineAnswer.Stopped(
                    SolveLimit.TIME, name() + " did not finish " + program.size() + " within " + limits.maxTime());
        } catch (TooManyIterationsException e) {
            return new EngineAnswer.Stopped(
                    SolveLimit.ITERATIONS,
                    name() + " did not finish " + program.size() + " within " + limits.maxIterations() + " iterations");
        } catch (MathIllegalStateException | ArithmeticException e) {
            return new EngineAnswer.Failed(name() + " gave up on " + program.size() + ": " + e.getMessage());
        }
    }

    private String memoryWords(NonNegativeForm form, long most) {
        return name() + " keeps a dense tableau, which would take " + mebibytes(form.tableauBytes()) + " MiB, and "
                + mebibytes(most) + " MiB are allowed";
    }

    private static long mebibytes(long bytes) {
        return Math.max(1, bytes >> 20);
    }
}
