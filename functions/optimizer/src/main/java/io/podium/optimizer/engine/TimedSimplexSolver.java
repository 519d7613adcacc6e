package io.podium.optimizer.engine;

import java.io.Serial;
import org.apache.commons.math3.optim.linear.SimplexSolver;

/** The simplex solver with a deadline, looked at once per iteration. */
final class TimedSimplexSolver extends SimplexSolver {

    private static final int MAX_ULPS = 10;

    private final long deadlineNanos;

    /**
     * Creates a solver for one solve.
     *
     * @param deadlineNanos deadline on the scale of {@link System#nanoTime()}
     */
    TimedSimplexSolver(SimplexTuning tuning, long deadlineNanos) {
        super(tuning.epsilon(), MAX_ULPS, tuning.cutOff());
        this.deadlineNanos = deadlineNanos;
    }

    @Override
    protected void incrementIterationCount() {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new TimeUpException();
        }
        super.incrementIterationCount();
    }

    /** The deadline has passed; caught by the engine. */
    static final class TimeUpException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
