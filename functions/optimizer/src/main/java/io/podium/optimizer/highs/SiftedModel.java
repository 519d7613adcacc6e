package io.podium.optimizer.highs;

import io.podium.domain.optimization.EngineAnswer;
import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.Sense;
import io.podium.domain.optimization.SolveLimit;
import io.podium.domain.optimization.SolveLimits;
import io.podium.optimizer.sifting.ColumnArrays;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** A native model of some columns of a program, to which more are added as they turn out to be of use. */
final class SiftedModel implements AutoCloseable {

    /** Reduced cost below which a column is of use, as a share of its cost where that is above 1. */
    private static final double OF_USE = -1e-9;

    /** Columns from which on the interior point method finds the first optimum of a cold start sooner; measured. */
    private static final int INTERIOR_POINT_FROM = 20_000;

    private final LinearProgram program;
    private final ColumnArrays columns;
    private final boolean[] in;
    private final SolveLimits limits;
    private final long begin;
    private final HighsModel model;
    private final boolean passed;
    private final boolean large;
    private int[] order;
    private boolean warm;

    SiftedModel(
            HighsApi api,
            LinearProgram program,
            ColumnArrays columns,
            boolean[] chosen,
            SolveLimits limits,
            long begin) {
        this.program = program;
        this.columns = columns;
        this.in = chosen;
        this.limits = limits;
        this.begin = begin;
        this.order = IntStream.range(0, chosen.length)
                .filter(column -> chosen[column])
                .toArray();
        this.large = order.length >= INTERIOR_POINT_FROM;
        this.model = new HighsModel(api, new ModelArrays(program, columns, order));
        this.passed = model.pass();
    }

    /** Starts at what a basis of all columns says of these. */
    void startAt(Basis basis) {
        int[] states = new int[order.length];
        Arrays.setAll(states, at -> basis.columns()[order[at]]);
        warm = model.startAt(new Basis(states, basis.rows()));
    }

    /** Returns an answer for all of the program, or nothing where these columns do not lead to one. */
    Optional<EngineAnswer> solve() {
        if (!passed) {
            return Optional.empty();
        }
        HighsMethod method = large && !warm ? HighsMethod.INTERIOR_POINT : HighsMethod.PRECISE_SIMPLEX;
        while (true) {
            long spent = System.nanoTime() - begin;
            if (spent >= limits.maxTime().toNanos()) {
                return Optional.of(stopped(SolveLimit.TIME, "within " + limits.maxTime()));
            }
            model.set(method, limits);
            HighsStatus status = model.run();
            if (status == HighsStatus.TIME_LIMIT) {
                return Optional.of(stopped(SolveLimit.TIME, "within " + limits.maxTime()));
            }
            if (status == HighsStatus.ITERATION_LIMIT) {
                return Optional.of(stopped(SolveLimit.ITERATIONS, "within " + limits.maxIterations() + " iterations"));
            }
            if (status != HighsStatus.OPTIMAL) {
                return Optional.empty();
            }
            HighsModel.Solution solution = model.solution();
            int[] more = ofUse(solution.duals());
            if (more.length == 0) {
                return Optional.of(candidate(solution));
            }
            if (!add(more)) {
                return Optional.empty();
            }
            method = HighsMethod.PRECISE_SIMPLEX;
        }
    }

    private EngineAnswer stopped(SolveLimit limit, String bound) {
        return new EngineAnswer.Stopped(limit, HighsLpSolver.NAME + " did not finish " + program.size() + " " + bound);
    }

    /** Returns, of the columns left out that are worth more than they cost, the best one of each row of demand. */
    private int[] ofUse(double[] duals) {
        int[] best = new int[program.rowCount() + 1];
        double[] least = new double[best.length];
        Arrays.fill(best, -1);
        for (int column = 0; column < in.length; column++) {
            if (!in[column]) {
                double reduced = columns.reducedCost(column, duals);
                int row = demandOf(column);
                if (reduced < OF_USE * Math.max(1, Math.abs(columns.cost(column))) && reduced < least[row]) {
                    least[row] = reduced;
                    best[row] = column;
                }
            }
        }
        return Arrays.stream(best).filter(column -> column >= 0).toArray();
    }

    /** Returns the first row of demand that a column serves, or the number of rows. */
    private int demandOf(int column) {
        for (int entry = columns.start(column); entry < columns.start(column + 1); entry++) {
            if (program.relation(columns.row(entry)) == Relation.AT_LEAST) {
                return columns.row(entry);
            }
        }
        return program.rowCount();
    }

    private boolean add(int[] more) {
        int had = order.length;
        order = Arrays.copyOf(order, had + more.length);
        System.arraycopy(more, 0, order, had, more.length);
        for (int column : more) {
            in[column] = true;
        }
        return model.add(new ModelArrays(program, columns, more));
    }

    private EngineAnswer candidate(HighsModel.Solution solution) {
        double[] x = new double[in.length];
        for (int at = 0; at < order.length; at++) {
            x[order[at]] = solution.x()[at];
        }
        double sign = program.sense() == Sense.MINIMIZE ? 1 : -1;
        double[] duals =
                Arrays.stream(solution.duals()).map(dual -> sign * dual).toArray();
        return new EngineAnswer.Candidate(x, duals, model.iterations());
    }

    /** Returns a basis of all columns, in which those that were not looked at are {@link Basis#NOT_BASIC}. */
    Basis basis() {
        Basis some = model.basis();
        int[] states = new int[in.length];
        Arrays.fill(states, Basis.NOT_BASIC);
        for (int at = 0; at < order.length; at++) {
            states[order[at]] = some.columns()[at];
        }
        return new Basis(states, some.rows());
    }

    @Override
    public void close() {
        model.close();
    }
}
