package io.podium.optimizer.engine;

import java.util.List;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;

/**
 * Settings of Commons Math's simplex.
 *
 * @param epsilon what counts as zero in the objective and in sums
 * @param cutOff entries smaller than this are set to zero after each pivot
 * @param rule how the entering variable is chosen
 */
record SimplexTuning(double epsilon, double cutOff, PivotSelectionRule rule) {

    /** In the order in which they are tried while the check refuses what comes out. */
    static final List<SimplexTuning> LADDER = List.of(
            new SimplexTuning(1e-9, 1e-10, PivotSelectionRule.DANTZIG),
            new SimplexTuning(1e-9, 1e-13, PivotSelectionRule.DANTZIG),
            new SimplexTuning(1e-7, 1e-11, PivotSelectionRule.DANTZIG),
            new SimplexTuning(1e-9, 1e-12, PivotSelectionRule.BLAND));
}
