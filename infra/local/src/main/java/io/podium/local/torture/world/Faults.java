package io.podium.local.torture.world;

import java.util.EnumMap;
import java.util.Map;

/**
 * Decides what strikes when. Each world has some of the faults only, each with a rate of its own, so that rare ones are
 * not always buried under frequent ones.
 */
public final class Faults {
    private static final double SHARE_OF_WORLDS = 0.6;

    private final Chance chance;
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    private boolean on;

    Faults(Chance chance) {
        this.chance = chance;
        for (Fault fault : Fault.values()) {
            boolean has = chance.of(SHARE_OF_WORLDS);
            double rate = fault.rate() * Math.pow(4, chance.between(-1.0, 1.0));
            rates.put(fault, has ? rate : 0);
        }
    }

    /** Lets faults strike, or not. */
    public void turn(boolean isOn) {
        on = isOn;
    }

    /** Returns whether faults may strike. */
    public boolean areOn() {
        return on;
    }

    /** Returns whether this fault strikes here and now. */
    public boolean strike(Fault fault) {
        boolean struck = on && chance.of(rates.getOrDefault(fault, 0.0));
        if (struck) {
            happened(fault);
        }
        return struck;
    }

    /** Counts what happened by itself. */
    public void happened(Fault fault) {
        counts.merge(fault, 1L, Long::sum);
    }

    /** Returns how often each happened. */
    public Map<Fault, Long> counts() {
        return Map.copyOf(counts);
    }
}
