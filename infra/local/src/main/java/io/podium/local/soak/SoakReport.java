package io.podium.local.soak;

import java.util.List;

/**
 * What came of a soak.
 *
 * @param rate tasks a second that were asked for
 * @param processors of the machine
 * @param samples one a minute
 * @param trends of the minutes after the warm-up
 * @param unfinished tasks that were accepted and not completed when the load had ended and a minute had passed
 * @param repeated completions that took effect twice
 */
public record SoakReport(
        double rate, int processors, List<Sample> samples, List<Trend> trends, long unfinished, long repeated) {
    public SoakReport {
        samples = List.copyOf(samples);
        trends = List.copyOf(trends);
    }

    /** Returns whether nothing grew, nothing was left and nothing failed. */
    public boolean isFlat() {
        return trends.stream().allMatch(Trend::isFlat)
                && unfinished == 0
                && repeated == 0
                && samples.stream().allMatch(sample -> sample.failures() == 0);
    }
}
