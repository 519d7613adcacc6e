package io.podium.domain.scheduling;

import io.podium.domain.ledger.Holding;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A running task that could be asked back.
 *
 * @param from the ledger that it holds from
 * @param holding what it holds
 * @param remainingSeconds what is thought to be left of it
 * @param askedFor the waiting task for which it is asked back already, or null
 */
public record RunningTask(
        ShardKey from,
        Holding holding,
        double remainingSeconds,
        @Nullable TaskKey askedFor) {
    public RunningTask {
        Objects.requireNonNull(from);
        Objects.requireNonNull(holding);
    }

    /** Returns the task's name. */
    public TaskKey key() {
        return holding.task();
    }

    /**
     * Returns what is thought to be left of a task: what was expected, less what it ran. One that has run for longer than
     * was expected is thought to need as long again as it has overrun, because what was expected of it was wrong by at
     * least that much; were it thought to end at any moment, an underestimated task would never be asked back (the "late"
     * jobs of Dell'Amico, Carra and Michiardi, "PSBS: practical size-based scheduling", 2016).
     *
     * @param expectedSeconds what was thought to be left when it was started
     * @param ranSeconds how long it has run since
     */
    public static double left(double expectedSeconds, double ranSeconds) {
        return Math.abs(expectedSeconds - ranSeconds);
    }
}
