package io.podium.domain.queueing;

/**
 * Finds the fewest slots that keep the mean wait in queue at or below a target, for G/G/c by Allen and Cunneen (see
 * {@link GgcQueue}). One pass of Erlang's recursion over c, so 10,000 slots take 10,000 steps.
 *
 * @param targetWaitSeconds largest acceptable mean wait, positive
 * @param maxSlots where the search ends, 1 or more
 */
public record SlotSizing(double targetWaitSeconds, int maxSlots) {

    public SlotSizing {
        if (!(targetWaitSeconds > 0)) {
            throw new IllegalArgumentException("the target wait is positive: " + targetWaitSeconds
                    + " s. Maybe a small one such as 0.001 s is meant, since no finite number of slots waits zero");
        }
        Rates.checkServers(maxSlots);
    }

    /** Returns the fewest slots for the load; none where nothing arrives. */
    public SlotNeed size(ServiceLoad load) {
        double offered = load.offeredLoad();
        if (offered == 0) {
            return new SlotNeed(0, true, 0, 0);
        }
        double factor = (load.arrivalVariability() + load.serviceVariability()) / 2;
        double blocking = 1;
        double wait = Double.POSITIVE_INFINITY;
        for (int slots = 1; slots <= maxSlots; slots++) {
            blocking = ErlangB.next(blocking, slots, offered);
            if (slots > offered) {
                double waiting = ErlangC.fromBlocking(blocking, slots, offered);
                wait = factor * waiting * load.meanServiceSeconds() / (slots - offered);
                if (wait <= targetWaitSeconds) {
                    return new SlotNeed(slots, true, offered / slots, wait);
                }
            }
        }
        return new SlotNeed(maxSlots, false, offered / maxSlots, wait);
    }
}
