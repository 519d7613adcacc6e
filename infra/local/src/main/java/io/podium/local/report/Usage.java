package io.podium.local.report;

import io.podium.domain.resource.ResourceVector;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much was in use over the time of a replay, from looks at equal intervals.
 *
 * @param looks how many looks
 * @param slots the slots
 * @param resources resources by kind, over all pools
 */
public record Usage(int looks, Amount slots, SortedMap<String, Amount> resources) {

    /**
     * One thing in use.
     *
     * @param mean the mean over all looks
     * @param peak the most
     * @param most the most that there was to use
     */
    public record Amount(double mean, double peak, double most) {}

    /** Adds looks up. */
    public static final class Builder {
        private final Series slots = new Series();
        private final SortedMap<String, Series> resources = new TreeMap<>();
        private int looks;

        /** Adds a look. */
        public void add(int slotsTaken, int seats, ResourceVector used, ResourceVector capacity) {
            looks++;
            slots.add(slotsTaken, seats);
            for (String kind : capacity.kinds()) {
                resources.computeIfAbsent(kind, any -> new Series()).add(used.amount(kind), capacity.amount(kind));
            }
        }

        /** Returns the usage. */
        public Usage build() {
            SortedMap<String, Amount> amounts = new TreeMap<>();
            resources.forEach((kind, series) -> amounts.put(kind, series.amount()));
            return new Usage(looks, slots.amount(), amounts);
        }
    }

    private static final class Series {
        private double sum;
        private double peak;
        private double most;
        private int count;

        void add(double used, double available) {
            sum += used;
            peak = Math.max(peak, used);
            most = Math.max(most, available);
            count++;
        }

        Amount amount() {
            return new Amount(count == 0 ? 0 : sum / count, peak, most);
        }
    }
}
