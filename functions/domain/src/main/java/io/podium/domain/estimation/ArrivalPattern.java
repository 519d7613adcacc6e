package io.podium.domain.estimation;

import io.podium.domain.estimation.Newcomers.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What arrived lately, and so may go on arriving. The present rate is a mean in which each window counts a third of the
 * one after it; the rate in the long run is that of all windows. Both are uncertain by what the counts of windows vary
 * beyond chance (a Poisson rate that itself varies, as in Greenwood and Yule, 1920), and by how few were counted.
 *
 * @param windows what arrived in equal stretches of time, by {@link Tally#classOf}, the latest last
 * @param windowSeconds how long a window is
 * @param latestSeconds how much of the latest window is over, above 0
 */
public record ArrivalPattern(List<SortedMap<Integer, Tally>> windows, double windowSeconds, double latestSeconds) {
    private static final double DECAY = 0.3;

    /** By how much the present rate is less certain than the windows tell; see infra/docs/explain.md. */
    private static final double SPREAD = 1.2;

    public ArrivalPattern {
        windows = windows.stream().<SortedMap<Integer, Tally>>map(TreeMap::new).toList();
        if (windows.isEmpty() || !(latestSeconds > 0 && windowSeconds > 0)) {
            throw new IllegalArgumentException("arrivals are counted over some time, not in " + windows.size()
                    + " windows of " + windowSeconds + " s, of the last " + latestSeconds + " s");
        }
    }

    /**
     * Returns what may yet arrive.
     *
     * @param slope see {@link RankFrame#slope}
     * @param variation how far durations stray from what is expected of them; see {@link Belief}
     */
    public Newcomers newcomers(double slope, double variation) {
        SortedMap<Integer, Tally> recent = new TreeMap<>();
        double count = 0;
        double recentSeconds = 0;
        double weight = 1;
        for (int i = windows.size() - 1; i >= 0; i--) {
            double share = weight;
            windows.get(i).forEach((at, tally) -> recent.merge(at, tally.times(share), Tally::plus));
            count += count(windows.get(i));
            recentSeconds += share * (i == windows.size() - 1 ? latestSeconds : windowSeconds);
            weight *= DECAY;
        }
        if (count == 0) {
            return Newcomers.NONE;
        }
        double recentCount = count(recent);
        double deviation = Math.sqrt(relativeVariance(count));
        return new Newcomers(
                new Belief(recentCount / recentSeconds, SPREAD * deviation),
                new Belief(count / seconds(), deviation),
                slope,
                kinds(recent, recentCount, variation));
    }

    /** Returns how much time the windows cover. */
    public double seconds() {
        return (windows.size() - 1) * windowSeconds + latestSeconds;
    }

    /** Returns the least burst with which a load bounds the work that arrived; see {@code WaitBound.Arrivals}. */
    public double burstSeconds(double load) {
        double most = 0;
        double excess = 0;
        for (SortedMap<Integer, Tally> window : windows) {
            excess += window.values().stream().mapToDouble(Tally::seconds).sum();
            most = Math.max(most, excess);
            excess = Math.max(0, excess - load * windowSeconds);
        }
        return most;
    }

    private static List<Kind> kinds(SortedMap<Integer, Tally> tallies, double count, double variation) {
        List<Kind> kinds = new ArrayList<>();
        for (Tally tally : tallies.values()) {
            kinds.add(new Kind(
                    tally.count() / count,
                    tally.offsets() / tally.count(),
                    new Belief(tally.seconds() / tally.count(), variation)));
        }
        return kinds;
    }

    private double relativeVariance(double count) {
        double[] whole = windows.subList(0, windows.size() - 1).stream()
                .mapToDouble(ArrivalPattern::count)
                .toArray();
        double sum = 0;
        double squares = 0;
        for (double each : whole) {
            sum += each;
            squares += each * each;
        }
        if (whole.length < 2 || sum == 0) {
            return 1 / count;
        }
        double mean = sum / whole.length;
        double variance = (squares - whole.length * mean * mean) / (whole.length - 1);
        return Math.max(0, variance - mean) / (mean * mean) + 1 / count;
    }

    private static double count(SortedMap<Integer, Tally> window) {
        return window.values().stream().mapToDouble(Tally::count).sum();
    }
}
