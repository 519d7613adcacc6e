package io.podium.domain.optimization;

import io.podium.domain.queueing.ErlangC;

/**
 * What of a service ran in a window.
 *
 * @param slots tasks that run at a time now
 * @param leastSlots the fewest in the window
 * @param steady whether it was the same in the last windows
 * @param targetWaitSeconds mean wait aimed at
 */
record RunningSlots(int slots, int leastSlots, boolean steady, double targetWaitSeconds) {

    private static final double SELDOM = 1e-4;
    private static final double MOST_TARGETS = 20;
    private static final int STEADY_WINDOWS = 3;

    static RunningSlots of(ServiceSettings service, ServiceHistory before, double targetWaitSeconds) {
        int running = service.currentInstances();
        return new RunningSlots(
                running * service.slotsPerInstance(),
                before.least(running) * service.slotsPerInstance(),
                before.wasAt(running, STEADY_WINDOWS),
                targetWaitSeconds);
    }

    /**
     * Returns the tasks that may wait without being a backlog: what arrives in the target wait, or what the queue in
     * balance, whose length above the slots is geometric with ratio rho, exceeds once in ten thousand looks; but no more
     * than arrive in twenty times the target.
     */
    double usualQueue(ServiceEstimate estimate) {
        double offered = estimate.offeredLoad();
        double inTarget = estimate.arrivalsPerSecond() * targetWaitSeconds;
        double usual = Math.max(1, inTarget);
        if (offered <= 0 || offered >= slots) {
            return usual;
        }
        double waiting = ErlangC.waitProbability(slots, offered);
        double seldom = waiting <= SELDOM ? 0 : Math.log(SELDOM / waiting) / Math.log(offered / slots);
        return Math.max(usual, Math.min(seldom, MOST_TARGETS * inTarget));
    }

    /** Returns the tasks that wait beyond the usual. */
    double excess(ServiceEstimate estimate, ServiceObservation seen) {
        return Math.max(0, seen.queueLength() - usualQueue(estimate));
    }
}
