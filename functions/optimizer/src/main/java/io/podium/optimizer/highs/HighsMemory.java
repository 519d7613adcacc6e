package io.podium.optimizer.highs;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.SolveLimits;

/** How much memory a solve takes, all told: the arrays here and the native model with its factors and work space. */
final class HighsMemory {

    private static final long PER_VARIABLE = 900;
    private static final long PER_ROW = 1_200;
    private static final long PER_ENTRY = 150;
    private static final long FIXED = 16L << 20;

    private HighsMemory() {}

    static long bytes(LinearProgram program) {
        return FIXED
                + PER_VARIABLE * program.variableCount()
                + PER_ROW * program.rowCount()
                + PER_ENTRY * program.entryCount();
    }

    static String words(LinearProgram program, long bytes, SolveLimits limits) {
        return HighsLpSolver.NAME + " would take about " + (bytes >> 20) + " MiB for " + program.size() + ", and "
                + (limits.maxMemoryBytes() >> 20) + " MiB are allowed";
    }
}
