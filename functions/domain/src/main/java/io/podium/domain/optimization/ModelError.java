package io.podium.domain.optimization;

/**
 * How far a service departs from the queueing model that it is sized by.
 *
 * @param slowness factor, from 1 to {@link #MOST}, by which slots are busy longer than the tasks' own times say: set-up,
 *     hand-over, instances that are counted and do not run
 * @param lateWindows windows in a row in which the wait was above target although the model says that it should not be
 */
public record ModelError(double slowness, int lateWindows) {

    /** Nothing contradicts the model. */
    public static final ModelError NONE = new ModelError(1, 0);

    /** The largest slowness that is believed, so that a service that does nothing is not given the world. */
    public static final double MOST = 4;

    private static final int LATE_WINDOWS = 3;

    ModelError withSlowness(double factor) {
        return new ModelError(Math.max(1, Math.min(MOST, factor)), 0);
    }

    /** Returns whether one more late window is too many for chance. */
    boolean isLate() {
        return lateWindows + 1 >= LATE_WINDOWS;
    }

    ModelError afterLateWindow() {
        return new ModelError(slowness, lateWindows + 1);
    }

    ModelError afterGoodWindow() {
        return lateWindows == 0 ? this : new ModelError(slowness, 0);
    }
}
