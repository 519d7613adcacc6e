package io.podium.domain.meter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was counted of one operation.
 *
 * @param calls how often it was called
 * @param units the billed units
 */
public record OperationReading(long calls, Map<BilledUnit, Double> units) {
    public OperationReading {
        EnumMap<BilledUnit, Double> ordered = new EnumMap<>(BilledUnit.class);
        ordered.putAll(units);
        units = Collections.unmodifiableMap(ordered);
    }

    OperationReading minus(OperationReading earlier) {
        Map<BilledUnit, Double> rest = new EnumMap<>(BilledUnit.class);
        units.forEach((unit, amount) -> rest.put(unit, amount - earlier.units.getOrDefault(unit, 0.0)));
        return new OperationReading(calls - earlier.calls, rest);
    }
}
