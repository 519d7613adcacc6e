package io.podium.domain.simulation;

import io.podium.domain.estimation.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * How estimates of the start of waiting jobs did.
 *
 * @param estimates how many jobs had to wait and were estimated
 * @param held the part of them that started within the interval, 1 where there are none
 * @param early the part that started before it
 * @param late the part that started after it
 * @param open the part of the intervals that had no end
 * @param medianErrorSeconds half of the estimates were off by no more than this
 * @param medianWidthSeconds half of the intervals were no wider
 */
public record EstimateCoverage(
        int estimates,
        double held,
        double early,
        double late,
        double open,
        double medianErrorSeconds,
        double medianWidthSeconds) {
    /** Nothing was estimated. */
    public static final EstimateCoverage NONE = new EstimateCoverage(0, 1, 0, 0, 0, 0, 0);

    /** Gathers one estimate after the other. */
    static final class Builder {
        private final List<Double> errors = new ArrayList<>();
        private final List<Double> widths = new ArrayList<>();
        private int early;
        private int late;
        private int open;

        void add(Estimate estimate, double waited) {
            errors.add(Math.abs(estimate.seconds() - waited));
            widths.add(estimate.high() - estimate.low());
            if (!estimate.holds(waited)) {
                early += waited < estimate.low() ? 1 : 0;
                late += waited > estimate.high() ? 1 : 0;
            }
            open += Double.isInfinite(estimate.high()) ? 1 : 0;
        }

        EstimateCoverage build() {
            int n = errors.size();
            if (n == 0) {
                return NONE;
            }
            double all = n;
            return new EstimateCoverage(
                    n, 1 - (early + late) / all, early / all, late / all, open / all, median(errors), median(widths));
        }

        private static double median(List<Double> values) {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return Quantile.of(sorted, 0.5);
        }
    }
}
