package io.podium.domain.metrics;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How full a service or a pool was, at one look or as the mean of several.
 *
 * @param looks how often somebody looked
 * @param queueLength tasks that waited
 * @param slotsInUse slots with a task
 * @param slots all slots
 * @param used resources held by tasks, by kind
 * @param capacity resources that there were to hold, by kind
 */
public record LoadSample(
        double looks,
        double queueLength,
        double slotsInUse,
        double slots,
        SortedMap<String, Double> used,
        SortedMap<String, Double> capacity) {

    /** Stands for a whole pool where a service is named; no id begins with it. */
    public static final String WHOLE_POOL = "*";

    private static final String LOOKS = "looks/";
    private static final String QUEUE = "queue/";
    private static final String SLOTS_IN_USE = "slotsInUse/";
    private static final String SLOTS = "slots/";
    private static final String USED = "used.";
    private static final String CAPACITY = "capacity.";

    public LoadSample {
        used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
        capacity = Collections.unmodifiableSortedMap(new TreeMap<>(capacity));
    }

    /** One look. */
    public static LoadSample once(
            double queueLength,
            double slotsInUse,
            double slots,
            Map<String, Double> used,
            Map<String, Double> capacity) {
        return new LoadSample(1, queueLength, slotsInUse, slots, new TreeMap<>(used), new TreeMap<>(capacity));
    }

    /** Returns what adds up with other looks at the same service, or at the pool where it is {@link #WHOLE_POOL}. */
    public Measurements of(String subject) {
        Map<String, Double> amounts = new HashMap<>();
        amounts.put(LOOKS + subject, looks);
        amounts.put(QUEUE + subject, looks * queueLength);
        amounts.put(SLOTS_IN_USE + subject, looks * slotsInUse);
        amounts.put(SLOTS + subject, looks * slots);
        used.forEach((kind, amount) -> amounts.put(USED + kind + "/" + subject, looks * amount));
        capacity.forEach((kind, amount) -> amounts.put(CAPACITY + kind + "/" + subject, looks * amount));
        return new Measurements(amounts);
    }

    /** Returns the mean of the looks at a subject, zeros where there were none. */
    public static LoadSample mean(Measurements measured, String subject) {
        double looks = measured.amount(LOOKS + subject);
        double by = Math.max(1, looks);
        return new LoadSample(
                looks,
                measured.amount(QUEUE + subject) / by,
                measured.amount(SLOTS_IN_USE + subject) / by,
                measured.amount(SLOTS + subject) / by,
                kinds(measured, USED, subject, by),
                kinds(measured, CAPACITY, subject, by));
    }

    /** Returns the share of the slots that had a task, 0 where there were none; above 1 while slots are taken away. */
    public double slotUtilization() {
        return slots > 0 ? slotsInUse / slots : 0;
    }

    /** Returns the share of each kind that was held, of the kinds that there was some of. */
    public SortedMap<String, Double> utilization() {
        SortedMap<String, Double> shares = new TreeMap<>();
        capacity.forEach((kind, amount) -> {
            if (amount > 0) {
                shares.put(kind, used.getOrDefault(kind, 0.0) / amount);
            }
        });
        return shares;
    }

    private static SortedMap<String, Double> kinds(Measurements measured, String prefix, String subject, double by) {
        SortedMap<String, Double> kinds = new TreeMap<>();
        String suffix = "/" + subject;
        measured.amounts().forEach((name, amount) -> {
            if (name.startsWith(prefix) && name.endsWith(suffix)) {
                kinds.put(name.substring(prefix.length(), name.length() - suffix.length()), amount / by);
            }
        });
        return kinds;
    }
}
