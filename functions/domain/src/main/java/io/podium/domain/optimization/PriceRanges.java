package io.podium.domain.optimization;

import java.util.Optional;

/**
 * Finds the range of a row's price over all optimal prices: the least and the most of that price among all prices that
 * prove the point optimal. Two small linear programs for each row, checked like
 * any other. Source: Jansen, de Jong, Roos, Terlaky, Sensitivity analysis in linear programming: just be careful, 1997.
 */
public final class PriceRanges {

    private final LpSolver solver;
    private final SolveLimits limits;

    public PriceRanges(LpSolver solver, SolveLimits limits) {
        this.solver = solver;
        this.limits = limits;
    }

    /** Prepares the ranges of one optimum. */
    public Face at(LinearProgram program, LpResult.Optimal optimum) {
        return new Face(program, optimum);
    }

    /** The optimal prices of one program. */
    public final class Face {

        private final LpResult.Optimal optimum;
        private final Scaling scaling;
        private final LinearProgram prices;
        private final double sign;

        private Face(LinearProgram program, LpResult.Optimal optimum) {
            this.optimum = optimum;
            this.scaling = Scaling.of(program);
            this.sign = program.sign();
            double[] point = new double[program.variableCount()];
            for (int variable = 0; variable < point.length; variable++) {
                point[variable] = optimum.x()[variable] / scaling.variableUnit(variable);
            }
            this.prices = DualFace.of(scaling.applyTo(program), point);
        }

        /** Returns the range of a row's price; empty if it was not found within the limits. */
        public Optional<PriceRange> of(int row) {
            Optional<Double> least = extreme(row, Sense.MINIMIZE);
            Optional<Double> most = extreme(row, Sense.MAXIMIZE);
            if (least.isEmpty() || most.isEmpty()) {
                return Optional.empty();
            }
            double known = sign * optimum.duals()[row];
            PriceRange range = new PriceRange(Math.min(known, least.get()), Math.max(known, most.get()));
            return Optional.of(sign < 0 ? range.negated() : range);
        }

        private Optional<Double> extreme(int row, Sense sense) {
            LpResult result = solver.solve(prices.optimizing(row, sense), limits);
            if (result instanceof LpResult.Optimal found) {
                return Optional.of(found.x()[row] * scaling.dualUnit(row));
            }
            return result instanceof LpResult.Unbounded
                    ? Optional.of(sense == Sense.MINIMIZE ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                    : Optional.empty();
        }
    }
}
