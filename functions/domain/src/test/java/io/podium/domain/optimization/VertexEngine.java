package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Solves tiny programs by trying every vertex: each choice of as many tight rows and bounds as there are variables. Slow
 * and simple, to judge real engines by.
 */
@SuppressWarnings("ArrayRecordComponent")
public final class VertexEngine implements LpEngine {

    private static final double TOLERANCE = 1e-9;

    /** A row or bound that can be tight; row -1 is a bound. */
    private record Side(int row, double[] normal, double right, Relation relation) {}

    private record Vertex(double[] x, double[] duals, double objective, boolean optimal) {}

    @Override
    public String name() {
        return "vertices";
    }

    @Override
    public EngineAnswer solve(LinearProgram program, SolveLimits limits) {
        Search search = new Search(program);
        search.choose(0, new ArrayList<>());
        Vertex best = search.best;
        if (best == null) {
            return new EngineAnswer.ClaimsInfeasible();
        }
        return best.optimal
                ? new EngineAnswer.Candidate(best.x, best.duals, search.tried)
                : new EngineAnswer.ClaimsUnbounded();
    }

    private static final class Search {

        private final LinearProgram program;
        private final List<Side> sides = new ArrayList<>();
        private @Nullable Vertex best;
        private int tried;

        Search(LinearProgram program) {
            this.program = program;
            for (int row = 0; row < program.rowCount(); row++) {
                double[] normal = new double[program.variableCount()];
                program.forEachInRow(row, (variable, value) -> normal[variable] = value);
                sides.add(new Side(row, normal, program.rightSide(row), program.relation(row)));
            }
            for (int variable = 0; variable < program.variableCount(); variable++) {
                double[] normal = new double[program.variableCount()];
                normal[variable] = 1;
                addBound(normal, program.lower(variable), Relation.AT_LEAST);
                addBound(normal, program.upper(variable), Relation.AT_MOST);
            }
        }

        private void addBound(double[] normal, double bound, Relation relation) {
            if (Double.isFinite(bound)) {
                sides.add(new Side(-1, normal, bound, relation));
            }
        }

        void choose(int next, List<Side> tight) {
            if (best != null && best.optimal) {
                return;
            }
            if (tight.size() == program.variableCount()) {
                judge(tight);
                return;
            }
            if (next == sides.size()) {
                return;
            }
            tight.add(sides.get(next));
            choose(next + 1, tight);
            tight.remove(tight.size() - 1);
            choose(next + 1, tight);
        }

        private void judge(List<Side> tight) {
            tried++;
            int n = program.variableCount();
            double[][] matrix = new double[n][];
            double[][] transposed = new double[n][n];
            double[] right = new double[n];
            double[] costs = new double[n];
            for (int i = 0; i < n; i++) {
                matrix[i] = tight.get(i).normal().clone();
                right[i] = tight.get(i).right();
                costs[i] = program.objective(i);
                for (int j = 0; j < n; j++) {
                    transposed[j][i] = matrix[i][j];
                }
            }
            double[] x = solveLinear(matrix, right);
            if (x == null || !feasible(x)) {
                return;
            }
            double[] prices = solveLinear(transposed, costs);
            if (prices == null) {
                return;
            }
            boolean optimal = true;
            double[] duals = new double[program.rowCount()];
            for (int i = 0; i < n; i++) {
                optimal &= rightSign(tight.get(i).relation(), prices[i] * program.sign());
                if (tight.get(i).row() >= 0) {
                    duals[tight.get(i).row()] += prices[i];
                }
            }
            if (best == null || optimal) {
                best = new Vertex(x, duals, program.objectiveAt(x), optimal);
            }
        }

        private boolean feasible(double[] x) {
            for (Side side : sides) {
                double sum = -side.right();
                for (int i = 0; i < x.length; i++) {
                    sum += side.normal()[i] * x[i];
                }
                boolean holds =
                        switch (side.relation()) {
                            case AT_MOST -> sum <= TOLERANCE;
                            case AT_LEAST -> sum >= -TOLERANCE;
                            case EQUAL -> Math.abs(sum) <= TOLERANCE;
                        };
                if (!holds) {
                    return false;
                }
            }
            return true;
        }

        private static boolean rightSign(Relation relation, double price) {
            return switch (relation) {
                case AT_MOST -> price <= TOLERANCE;
                case AT_LEAST -> price >= -TOLERANCE;
                case EQUAL -> true;
            };
        }
    }

    private static double @Nullable [] solveLinear(double[][] matrix, double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
            }
            if (Math.abs(matrix[pivot][column]) < TOLERANCE) {
                return null;
            }
            double[] rowSwap = matrix[column];
            matrix[column] = matrix[pivot];
            matrix[pivot] = rowSwap;
            double swap = x[column];
            x[column] = x[pivot];
            x[pivot] = swap;
            for (int row = 0; row < n; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                if (row != column && factor != 0) {
                    x[row] -= factor * x[column];
                    for (int at = column; at < n; at++) {
                        matrix[row][at] -= factor * matrix[column][at];
                    }
                }
            }
        }
        for (int row = 0; row < n; row++) {
            x[row] /= matrix[row][row];
        }
        return x;
    }
}
