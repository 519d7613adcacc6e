package io.podium.local.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one program; times in seconds, the best of all repetitions unless it says otherwise.
 *
 * @param name family and size
 * @param size rows, variables and entries in words
 * @param first solve of the first repetition, with whatever of the code was not compiled yet
 * @param build building the program
 * @param solve solve by the method that is chosen for its size, scaling and check included
 * @param simplex solve by the simplex method
 * @param interiorPoint solve by the interior point method with crossover
 * @param again solve from the last basis, after 1 % of the demands changed by up to a fifth
 * @param roundedGap gap of the rounded plan to the bound of the linear program, null where it was not made
 * @param searchedGap gap of the searched plan
 * @param objective the optimum
 * @param highs native HiGHS on the same program, null where it was not run
 */
record LpMeasurement(
        String name,
        String size,
        double first,
        double build,
        double solve,
        double simplex,
        double interiorPoint,
        double again,
        @Nullable Double roundedGap,
        @Nullable Double searchedGap,
        double objective,
        NativeHighs.@Nullable Answer highs) {

    private static final double NOTHING = 1e-12;

    /** Returns the solve as a multiple of native HiGHS, null where that was not run. */
    @Nullable
    Double ratio() {
        return highs == null ? null : solve / highs.seconds();
    }

    /** Returns building as a share of the solve. */
    double buildShare() {
        return build / solve;
    }

    /** Returns the solve from the last basis as a share of a cold one. */
    double againShare() {
        return again / solve;
    }

    /** Returns how far the objective is from that of native HiGHS, relative, null where that was not run. */
    @Nullable
    Double difference() {
        return highs == null
                ? null
                : Math.abs(objective - highs.objective()) / Math.max(NOTHING, Math.abs(highs.objective()));
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("size", size);
        tree.put("firstSeconds", first);
        tree.put("buildSeconds", build);
        tree.put("solveSeconds", solve);
        tree.put("simplexSeconds", simplex);
        tree.put("interiorPointSeconds", interiorPoint);
        tree.put("againSeconds", again);
        tree.put("objective", objective);
        put(tree, "roundedGap", roundedGap);
        put(tree, "searchedGap", searchedGap);
        if (highs != null) {
            tree.put("highsVersion", highs.version());
            tree.put("highsSeconds", highs.seconds());
            tree.put("highsCpuSeconds", highs.cpuSeconds());
            put(tree, "ratio", ratio());
            put(tree, "difference", difference());
        }
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
