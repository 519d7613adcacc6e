package io.podium.optimizer.highs;

import com.sun.jna.Pointer;
import io.podium.domain.optimization.SolveLimits;

/** One native model; closing it frees its memory. */
final class HighsModel implements AutoCloseable {

    private static final int ERROR = -1;
    private static final int INTEGER = 1;
    private static final int FEASIBLE = 2;

    private final HighsApi api;
    private final ModelArrays model;
    private final Pointer pointer;
    private int columns;

    HighsModel(HighsApi api, ModelArrays model) {
        this.api = api;
        this.model = model;
        this.columns = model.columns();
        this.pointer = api.Highs_create();
    }

    void set(HighsMethod method, SolveLimits limits) {
        api.Highs_setBoolOptionValue(pointer, "output_flag", 0);
        // Neither method that is used here gains from more, and idle workers take time from others.
        api.Highs_setIntOptionValue(pointer, "threads", 1);
        api.Highs_setStringOptionValue(pointer, "solver", method.solver());
        api.Highs_setStringOptionValue(pointer, "presolve", method.presolve() ? "on" : "off");
        api.Highs_setDoubleOptionValue(pointer, "primal_feasibility_tolerance", method.tolerance());
        api.Highs_setDoubleOptionValue(pointer, "dual_feasibility_tolerance", method.tolerance());
        api.Highs_setDoubleOptionValue(pointer, "time_limit", limits.maxTime().toNanos() * 1e-9);
        api.Highs_setIntOptionValue(pointer, "simplex_iteration_limit", limits.maxIterations());
        api.Highs_setIntOptionValue(pointer, "ipm_iteration_limit", limits.maxIterations());
    }

    void setGap(double relative) {
        api.Highs_setDoubleOptionValue(pointer, "mip_rel_gap", relative);
    }

    /** Hands the program over; returns false if the library refuses it. */
    boolean pass() {
        return api.Highs_passLp(
                        pointer,
                        model.columns(),
                        model.rows(),
                        model.values.length,
                        model.format,
                        HighsApi.MINIMIZE,
                        0,
                        model.costs,
                        model.lower,
                        model.upper,
                        model.rowLower,
                        model.rowUpper,
                        model.starts,
                        model.indices,
                        model.values)
                != ERROR;
    }

    /** Adds columns to those there are; returns false if the library refuses them. */
    boolean add(ModelArrays more) {
        columns += more.columns();
        return api.Highs_addCols(
                        pointer,
                        more.columns(),
                        more.costs,
                        more.lower,
                        more.upper,
                        more.values.length,
                        more.starts,
                        more.indices,
                        more.values)
                != ERROR;
    }

    /** Makes some variables whole; returns false if the library refuses. */
    boolean makeWhole(boolean[] whole) {
        int[] kinds = new int[whole.length];
        for (int column = 0; column < kinds.length; column++) {
            kinds[column] = whole[column] ? INTEGER : 0;
        }
        return api.Highs_changeColsIntegralityByRange(pointer, 0, kinds.length - 1, kinds) != ERROR;
    }

    boolean startAt(Basis basis) {
        return api.Highs_setBasis(pointer, basis.columns(), basis.rows()) != ERROR;
    }

    void startAt(double[] point) {
        api.Highs_setSolution(pointer, point, null, null, null);
    }

    HighsStatus run() {
        return api.Highs_run(pointer) == ERROR && status() != HighsStatus.OPTIMAL ? HighsStatus.ERROR : status();
    }

    private HighsStatus status() {
        return HighsStatus.of(api.Highs_getModelStatus(pointer));
    }

    /** Returns the values of the variables and the prices of the rows, for the program to minimize. */
    Solution solution() {
        double[] x = new double[columns];
        double[] duals = new double[model.rows()];
        api.Highs_getSolution(pointer, x, new double[x.length], new double[duals.length], duals);
        return new Solution(x, duals);
    }

    Basis basis() {
        int[] ofColumns = new int[columns];
        int[] ofRows = new int[model.rows()];
        api.Highs_getBasis(pointer, ofColumns, ofRows);
        return new Basis(ofColumns, ofRows);
    }

    /** Returns the iterations of all methods that took part. */
    int iterations() {
        return Math.max(0, info("simplex_iteration_count"))
                + Math.max(0, info("ipm_iteration_count"))
                + Math.max(0, info("crossover_iteration_count"));
    }

    /** Returns whether the run ended with a point that meets rows and bounds. */
    boolean hasPoint() {
        return info("primal_solution_status") == FEASIBLE;
    }

    private int info(String name) {
        int[] value = {0};
        api.Highs_getIntInfoValue(pointer, name, value);
        return value[0];
    }

    @Override
    public void close() {
        api.Highs_destroy(pointer);
    }

    /** A point and prices. */
    @SuppressWarnings("ArrayRecordComponent") // large; never compared
    record Solution(double[] x, double[] duals) {}
}
