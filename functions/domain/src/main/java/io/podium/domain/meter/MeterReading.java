package io.podium.domain.meter;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a meter had counted at one moment, or between two.
 *
 * @param operations what was counted, by operation in the order of names
 */
public record MeterReading(Map<String, OperationReading> operations) {
    private static final OperationReading NOTHING = new OperationReading(0, Map.of());

    public MeterReading {
        operations = Collections.unmodifiableMap(new TreeMap<>(operations));
    }

    /** Returns what was counted since an earlier reading of the same meter. */
    public MeterReading minus(MeterReading earlier) {
        SortedMap<String, OperationReading> rest = new TreeMap<>();
        operations.forEach((operation, reading) ->
                rest.put(operation, reading.minus(earlier.operations.getOrDefault(operation, NOTHING))));
        return new MeterReading(rest);
    }

    /** Returns the units of all operations. */
    public double total(BilledUnit unit) {
        return operations.values().stream()
                .mapToDouble(reading -> reading.units().getOrDefault(unit, 0.0))
                .sum();
    }

    /** Returns the calls of all operations. */
    public long calls() {
        return operations.values().stream().mapToLong(OperationReading::calls).sum();
    }

    /** Returns what was counted of one operation; nothing, if it never occurred. */
    public OperationReading of(String operation) {
        return operations.getOrDefault(operation, NOTHING);
    }
}
