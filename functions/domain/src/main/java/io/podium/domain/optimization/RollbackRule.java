package io.podium.domain.optimization;

import java.time.Duration;

/**
 * When a change of a service is taken back. After a change that took instances away or put them into other pools the
 * service is on trial for some windows. A window is bad if its mean wait, or the time that its queue stands for, is above
 * the target and above what it was before, both by {@link #worse}; or if its share of failures rose by more than
 * {@link #failures} and than chance explains. No window is bad in which arrivals rose by more than the hysteresis, since
 * that is not the change's doing. A service that has to grow again after a bad window has rolled itself back, and is
 * held like one that was.
 *
 * @param trialWindows windows after a change in which it may be taken back, at least 1
 * @param badWindows bad ones among them at which it is, at least 1
 * @param worse how much longer a wait must be, relative, not negative
 * @param failures how much the share of failures must rise, from 0 to 1
 * @param holdOff how long the change is not made again; doubled with each roll-back in a row, up to 16 times
 */
public record RollbackRule(int trialWindows, int badWindows, double worse, double failures, Duration holdOff) {

    /** Two bad windows of five; half as long again; five points; a quarter of an hour. */
    public static final RollbackRule DEFAULT = new RollbackRule(5, 2, 0.5, 0.05, Duration.ofMinutes(15));

    private static final int MOST_DOUBLINGS = 4;

    public RollbackRule {
        if (badWindows < 1 || trialWindows < badWindows) {
            throw new IllegalArgumentException(
                    "a trial has at least as many windows as may be bad, and that at least 1: " + badWindows + " of "
                            + trialWindows);
        }
        if (!(worse >= 0) || !(failures >= 0 && failures <= 1) || holdOff.isNegative()) {
            throw new IllegalArgumentException("a roll-back rule's thresholds and hold-off are not negative: worse "
                    + worse + ", failures " + failures + ", hold-off " + holdOff);
        }
    }

    /** Returns how long a change is held off after so many roll-backs in a row, at least 1. */
    Duration holdOff(int rollbacks) {
        return holdOff.multipliedBy(1L << Math.min(MOST_DOUBLINGS, rollbacks - 1));
    }
}
