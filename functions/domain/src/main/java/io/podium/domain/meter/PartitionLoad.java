package io.podium.domain.meter;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each partition key is read and written in every second. A key takes at most {@link #WRITES} write units and
 * {@link #READS} read units a second, however much its table may have: what is beyond would be throttled. Adaptive capacity
 * parts keys from each other, and so is taken to have happened; a single key with one sort key it cannot part, and so the
 * limit holds for each key (Amazon DynamoDB Developer Guide, "Designing partition keys"). Bursts are not counted on. Not for
 * use by several threads.
 */
public final class PartitionLoad {
    /** Write units of one key in a second. */
    public static final double WRITES = 1_000;

    /** Read units of one key in a second. */
    public static final double READS = 3_000;

    private final Clock clock;
    private final Map<String, Key> keys = new HashMap<>();

    public PartitionLoad(Clock clock) {
        this.clock = clock;
    }

    /**
     * What became of a key.
     *
     * @param key the table or index, and the key
     * @param writes all write units
     * @param reads all read units
     * @param mostWrites write units of its busiest second
     * @param mostReads read units of its busiest second
     * @param beyond units that were beyond what a second takes
     */
    public record Load(String key, double writes, double reads, double mostWrites, double mostReads, double beyond) {}

    private static final class Key {
        private long second;
        private double writesNow;
        private double readsNow;
        private double writes;
        private double reads;
        private double mostWrites;
        private double mostReads;
        private double beyond;

        void add(long at, double readUnits, double writeUnits) {
            if (at != second) {
                second = at;
                writesNow = 0;
                readsNow = 0;
            }
            double over = over();
            writesNow += writeUnits;
            readsNow += readUnits;
            beyond += over() - over;
            writes += writeUnits;
            reads += readUnits;
            mostWrites = Math.max(mostWrites, writesNow);
            mostReads = Math.max(mostReads, readsNow);
        }

        private double over() {
            return Math.max(0, writesNow - WRITES) + Math.max(0, readsNow - READS);
        }
    }

    void add(String key, double readUnits, double writeUnits) {
        keys.computeIfAbsent(key, any -> new Key()).add(clock.instant().getEpochSecond(), readUnits, writeUnits);
    }

    /** Forgets everything. */
    public void clear() {
        keys.clear();
    }

    /** Returns the keys with the busiest seconds, as parts of what they may have, the busiest first. */
    public List<Load> hottest(int count) {
        return keys.entrySet().stream()
                .map(entry -> load(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(
                                (Load load) -> Math.max(load.mostWrites() / WRITES, load.mostReads() / READS))
                        .reversed()
                        .thenComparing(Load::key))
                .limit(count)
                .toList();
    }

    /** Returns how many keys were beyond what a second takes. */
    public long tooHot() {
        return keys.values().stream().filter(key -> key.beyond > 0).count();
    }

    private static Load load(String name, Key key) {
        return new Load(name, key.writes, key.reads, key.mostWrites, key.mostReads, key.beyond);
    }
}
