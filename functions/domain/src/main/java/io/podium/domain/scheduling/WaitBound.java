package io.podium.domain.scheduling;

/**
 * How long a task can wait at most under dps, if every task takes one slot and none is held back while a slot is free.
 *
 * <p>Two tasks keep their order while they wait, so one submitted more than (highest priority − priority) / agingRate
 * later does not overtake. Until the task starts, all slots are busy with work that goes before it: what ran or was
 * ahead when it was submitted, and what overtook it since. With arrivals bounded as burst + load · t (Cruz, "A calculus
 * for network delay", 1991), slots · wait ≤ ahead + burst + load · min(overtaking time, wait).
 *
 * @param overtakingSeconds for how long tasks that come later can still overtake; infinite without aging
 * @param waitSeconds the bound; infinite where load and overtaking time have none
 */
public record WaitBound(double overtakingSeconds, double waitSeconds) {

    /**
     * What may yet arrive that could overtake: in any t seconds, tasks of at most burst + load · t seconds of work.
     *
     * @param burstSeconds seconds of work that may come at once, at least 0
     * @param load seconds of work a second, at least 0
     */
    public record Arrivals(double burstSeconds, double load) {
        public Arrivals {
            if (!(burstSeconds >= 0 && load >= 0)) {
                throw new IllegalArgumentException(
                        "a burst and a load are at least 0, not " + burstSeconds + " and " + load);
            }
        }
    }

    /**
     * Returns the bound for a task at the time of its submission.
     *
     * @param priorityGap by how much the highest priority that a task can have exceeds this task's, at least 0
     * @param agingRate priority that a waiting task gains per second, at least 0
     * @param aheadSeconds what is left of the running tasks and of the waiting ones that go first
     * @param arrivals what may yet overtake
     * @param slots how many tasks run at a time, at least 1
     */
    public static WaitBound of(
            double priorityGap, double agingRate, double aheadSeconds, Arrivals arrivals, int slots) {
        if (!(priorityGap >= 0 && agingRate >= 0 && aheadSeconds >= 0) || slots < 1) {
            throw new IllegalArgumentException("a wait bound has no negative parts and at least one slot: gap "
                    + priorityGap + ", aging " + agingRate + ", ahead " + aheadSeconds + ", slots " + slots);
        }
        double overtaking = priorityGap == 0 ? 0 : priorityGap / agingRate;
        if (overtaking == 0) {
            return new WaitBound(0, aheadSeconds / slots);
        }
        double known = aheadSeconds + arrivals.burstSeconds();
        double byAging = (known + (arrivals.load() == 0 ? 0 : arrivals.load() * overtaking)) / slots;
        double byLoad = arrivals.load() < slots ? known / (slots - arrivals.load()) : Double.POSITIVE_INFINITY;
        return new WaitBound(overtaking, Math.min(byAging, byLoad));
    }
}
