package io.podium.domain.optimization;

import io.podium.domain.queueing.GgcQueue;
import io.podium.domain.queueing.MmcQueue;

/**
 * Compares what was measured with the queueing model. While a backlog lasts all slots are busy, so slots times the window
 * over the attempts that ended is what an attempt really takes. And a wait that is too long for chance, window after
 * window, although the model says that it should be short, is put down to slots that are busy longer than is reported.
 */
final class ModelCheck {

    private static final double LATE = 1.5;
    private static final double BEYOND_CHANCE = 3;
    private static final double MOST_FAILURES_TO_LEARN_SPEED = 0.2;
    private static final double SLOWER = 1.05;
    private static final double MOST_OF_THE_WAIT = 0.75;
    private static final double THREE_DEVIATIONS = 3;

    private final OptimizerSettings settings;
    private final RunningSlots running;

    ModelCheck(OptimizerSettings settings, RunningSlots running) {
        this.settings = settings;
        this.running = running;
    }

    /** Returns what a window tells of the model's error, the estimate's backlog being that of the window before. */
    ModelError after(ServiceObservation seen, ServiceEstimate estimate) {
        Double seconds = estimate.meanServiceSeconds();
        ModelError known = estimate.model();
        if (seconds == null || seen.attempts() < settings.minSamples() || running.slots() == 0) {
            return known;
        }
        double queued = running.excess(estimate, seen);
        if (estimate.backlog() > 0 && queued > 0) {
            return saturated(seen, estimate);
        }
        if (queued > 0 || estimate.backlog() > 0 || !running.steady()) {
            return known;
        }
        double expected = expectedWait(estimate, known.slowness());
        boolean late = expected <= running.targetWaitSeconds()
                && seen.meanWaitSeconds() > Math.max(LATE * running.targetWaitSeconds(), BEYOND_CHANCE * expected);
        if (!late) {
            return known.afterGoodWindow();
        }
        return known.isLate() ? explaining(seen, estimate) : known.afterLateWindow();
    }

    private ModelError saturated(ServiceObservation seen, ServiceEstimate estimate) {
        ModelError known = estimate.model();
        if (!seen.hasServiceTime() || seen.failures() > MOST_FAILURES_TO_LEARN_SPEED * seen.attempts()) {
            return known;
        }
        double factor = running.leastSlots() * seen.windowSeconds() / (seen.attempts() * seen.meanServiceSeconds());
        double chance = THREE_DEVIATIONS * Math.sqrt(Math.max(1, estimate.serviceVariability()) / seen.attempts());
        boolean slower = factor > known.slowness() && factor > 1 + chance;
        boolean faster = factor < known.slowness() && running.leastSlots() == running.slots();
        return slower || faster ? known.withSlowness((factor + known.slowness()) / 2) : known;
    }

    /** Returns the slowness that would explain most of the wait. */
    private ModelError explaining(ServiceObservation seen, ServiceEstimate estimate) {
        double slowness = estimate.model().slowness();
        while (slowness < ModelError.MOST
                && expectedWait(estimate, slowness) < MOST_OF_THE_WAIT * seen.meanWaitSeconds()) {
            slowness *= SLOWER;
        }
        return estimate.model().withSlowness(slowness);
    }

    private double expectedWait(ServiceEstimate estimate, double slowness) {
        Double seconds = estimate.meanServiceSeconds();
        if (seconds == null) {
            return Double.POSITIVE_INFINITY;
        }
        MmcQueue markov = new MmcQueue(estimate.attemptsPerSecond(), 1 / (seconds * slowness), running.slots());
        return new GgcQueue(markov, estimate.arrivalVariability(), estimate.serviceVariability()).meanWaitSeconds();
    }
}
