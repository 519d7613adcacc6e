package io.podium.local.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one program; the best of all repetitions unless it says otherwise.
 *
 * @param name family and size
 * @param size rows, variables and entries in words
 * @param first seconds of the first solve, with whatever of the code was not compiled yet
 * @param build building the program
 * @param solve solve by the method that is chosen for its size, scaling and check included
 * @param again solve from the last basis, each after another change of 1 % of the demands by up to a fifth
 * @param beside what else was measured, null where it was not
 * @param objective the optimum
 * @param highs native HiGHS on the same program, null where it was not run
 */
record LpMeasurement(
        String name,
        String size,
        double first,
        Timed build,
        Timed solve,
        Timed again,
        @Nullable Beside beside,
        double objective,
        NativeHighs.@Nullable Answer highs) {

    private static final double NOTHING = 1e-12;

    /**
     * What is compared with a cold solve.
     *
     * @param simplex solve by the simplex method
     * @param interiorPoint solve by the interior point method with crossover
     * @param roundedGap gap of the rounded plan to the bound of the linear program, null where it was not made
     * @param searchedGap gap of the searched plan
     */
    record Beside(
            Timed simplex,
            Timed interiorPoint,
            @Nullable Double roundedGap,
            @Nullable Double searchedGap) {}

    /** Returns the solve as a multiple of native HiGHS by the clock, null where that was not run. */
    @Nullable
    Double ratio() {
        return highs == null ? null : solve.wall() / highs.seconds();
    }

    /** Returns the solve as a multiple of native HiGHS in processor time, null where that was not run. */
    @Nullable
    Double cpuRatio() {
        return highs == null ? null : solve.cpu() / highs.cpuSeconds();
    }

    /** Returns building as a share of the solve. */
    double buildShare() {
        return build.cpu() / solve.cpu();
    }

    /** Returns the solve from the last basis as a share of a cold one. */
    double againShare() {
        return again.cpu() / solve.cpu();
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
        tree.put("objective", objective);
        put(tree, "build", build);
        put(tree, "solve", solve);
        tree.put("buildShare", buildShare());
        put(tree, "again", again);
        tree.put("againShare", againShare());
        if (beside != null) {
            put(tree, "simplex", beside.simplex());
            put(tree, "interiorPoint", beside.interiorPoint());
            put(tree, "roundedGap", beside.roundedGap());
            put(tree, "searchedGap", beside.searchedGap());
        }
        if (highs != null) {
            tree.put("highsVersion", highs.version());
            tree.put("highsSeconds", highs.seconds());
            tree.put("highsCpuSeconds", highs.cpuSeconds());
            put(tree, "ratio", ratio());
            put(tree, "cpuRatio", cpuRatio());
            put(tree, "difference", difference());
        }
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, Timed time) {
        tree.put(name + "Seconds", time.wall());
        tree.put(name + "CpuSeconds", time.cpu());
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Double value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
