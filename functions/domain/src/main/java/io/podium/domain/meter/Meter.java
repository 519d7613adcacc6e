package io.podium.domain.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls and billed units per operation. Safe for use by several threads. */
public final class Meter {
    /** The counters of one operation. */
    private static final class Counters {
        private final LongAdder calls = new LongAdder();
        private final ConcurrentMap<BilledUnit, DoubleAdder> units = new ConcurrentHashMap<>();

        private OperationReading read() {
            Map<BilledUnit, Double> amounts = new ConcurrentHashMap<>();
            units.forEach((unit, amount) -> amounts.put(unit, amount.sum()));
            return new OperationReading(calls.sum(), amounts);
        }
    }

    private final ConcurrentMap<String, Counters> operations = new ConcurrentHashMap<>();

    /** Counts one call of an operation, such as {@code DynamoDB.PutItem}. */
    public void call(String operation) {
        of(operation).calls.increment();
    }

    /**
     * Counts units of an operation, without a call.
     *
     * @param amount not negative
     */
    public void bill(String operation, BilledUnit unit, double amount) {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("billed units are not negative, but " + operation + " has " + amount);
        }
        of(operation).units.computeIfAbsent(unit, u -> new DoubleAdder()).add(amount);
    }

    /** Counts one call of an operation and its units. */
    public void call(String operation, BilledUnit unit, double amount) {
        bill(operation, unit, amount);
        call(operation);
    }

    /** Returns what was counted until now. */
    public MeterReading read() {
        Map<String, OperationReading> readings = new ConcurrentHashMap<>();
        operations.forEach((operation, counters) -> readings.put(operation, counters.read()));
        return new MeterReading(readings);
    }

    private Counters of(String operation) {
        return operations.computeIfAbsent(operation, o -> new Counters());
    }
}
