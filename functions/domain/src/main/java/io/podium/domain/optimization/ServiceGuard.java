package io.podium.domain.optimization;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of a service's changes.
 *
 * @param trial the change that is on trial, or null
 * @param hold what was rolled back and is not tried again for a while, or null
 * @param rollbacks roll-backs since a change last passed its trial
 */
public record ServiceGuard(@Nullable Trial trial, @Nullable Hold hold, int rollbacks) {

    /** Nothing is watched. */
    public static final ServiceGuard NONE = new ServiceGuard(null, null, 0);

    /**
     * A change whose effect is watched.
     *
     * @param version the last plan before it
     * @param before instances by pool before it
     * @param after instances by pool after it
     * @param waitSeconds mean wait in the window before it
     * @param failureShare share of attempts that failed before it
     * @param arrivalsPerSecond arrivals before it
     * @param windows windows seen since
     * @param bad bad ones among them
     * @param worse what was worse in the last bad one, in words, or null
     */
    public record Trial(
            long version,
            Map<String, Integer> before,
            Map<String, Integer> after,
            double waitSeconds,
            double failureShare,
            double arrivalsPerSecond,
            int windows,
            int bad,
            @Nullable String worse) {

        public Trial {
            before = Frozen.sorted(before);
            after = Frozen.sorted(after);
        }

        /** Returns the trial after a window, which was bad if something in it was worse. */
        Trial withWindow(@Nullable String worseNow) {
            boolean wasBad = worseNow != null;
            return with(after, windows + 1, wasBad ? bad + 1 : bad, wasBad ? worseNow : worse);
        }

        /** Returns the same baseline with a further change; what was bad so far still counts. */
        Trial withChange(Map<String, Integer> changed) {
            return with(changed, 0, bad, worse);
        }

        private Trial with(Map<String, Integer> changed, int seen, int badSeen, @Nullable String words) {
            return new Trial(
                    version, before, changed, waitSeconds, failureShare, arrivalsPerSecond, seen, badSeen, words);
        }
    }

    /**
     * A change that was rolled back.
     *
     * @param version the plan whose instances are held
     * @param instances instances by pool that are held
     * @param refused instances by pool that were rolled back
     * @param until when it may be tried again
     * @param arrivalsPerSecond arrivals at the roll-back; the hold ends when they rise by more than the hysteresis
     * @param why what got worse, in words
     */
    public record Hold(
            long version,
            Map<String, Integer> instances,
            Map<String, Integer> refused,
            Instant until,
            double arrivalsPerSecond,
            String why) {

        public Hold {
            instances = Frozen.sorted(instances);
            refused = Frozen.sorted(refused);
        }

        /** Returns the number nearest to {@code wanted} that the hold allows: not fewer than were taken away. */
        int bounded(int wanted) {
            return total(refused) < total(instances) ? Math.max(wanted, total(instances)) : wanted;
        }

        /** Returns whether instances had been moved to pools that they are to stay out of. */
        boolean moved() {
            return movesTo(instances, refused);
        }
    }

    /** Returns whether a change can be blamed for what gets worse: it takes instances away, or puts them elsewhere. */
    static boolean takesOrMoves(Map<String, Integer> from, Map<String, Integer> to) {
        return total(to) < total(from) || movesTo(from, to);
    }

    private static boolean movesTo(Map<String, Integer> from, Map<String, Integer> to) {
        return !from.isEmpty() && !from.keySet().containsAll(to.keySet());
    }

    static int total(Map<String, Integer> byPool) {
        return byPool.values().stream().mapToInt(Integer::intValue).sum();
    }
}
