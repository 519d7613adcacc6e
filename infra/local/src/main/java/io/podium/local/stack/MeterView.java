package io.podium.local.stack;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Cost;
import io.podium.domain.meter.MeterReading;
import io.podium.domain.meter.PriceList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the meter counted and what it would cost, as a tree. */
public final class MeterView {
    private static final double TENTH_OF_A_MICRODOLLAR = 1e7;

    private MeterView() {}

    /**
     * Shows a reading: per operation the calls, the billed units and the price in USD, and the sums.
     *
     * @param prices the list prices
     */
    public static Map<String, Object> of(MeterReading reading, PriceList prices) {
        Map<String, Object> operations = new LinkedHashMap<>();
        reading.operations().forEach((operation, counted) -> {
            if (counted.calls() == 0) {
                return;
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("calls", counted.calls());
            row.put("units", units(counted.units()));
            row.put(
                    "usd",
                    rounded(prices.cost(new MeterReading(Map.of(operation, counted)))
                            .total()));
            operations.put(operation, row);
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("prices", prices.region() + ", " + prices.date());
        tree.put("operations", operations);
        tree.put("usd", rounded(prices.cost(reading).total()));
        return tree;
    }

    /**
     * Adds the cost per million tasks to what {@link #of} shows.
     *
     * @param tasks at least 1
     */
    public static Map<String, Object> of(MeterReading reading, PriceList prices, long tasks) {
        Map<String, Object> tree = of(reading, prices);
        Cost perMillion = prices.cost(reading).perMillion(tasks);
        tree.put("tasks", tasks);
        tree.put("usdPerMillionTasks", cents(perMillion.total()));
        Map<String, Object> byUnit = new LinkedHashMap<>();
        perMillion.usd().forEach((unit, usd) -> byUnit.put(name(unit), cents(usd)));
        tree.put("usdPerMillionTasksByUnit", byUnit);
        return tree;
    }

    private static Map<String, Object> units(Map<BilledUnit, Double> units) {
        Map<String, Object> tree = new LinkedHashMap<>();
        units.forEach((unit, amount) -> tree.put(name(unit), Math.round(amount * 1e6) / 1e6));
        return tree;
    }

    private static String name(BilledUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double usd) {
        return Math.round(usd * TENTH_OF_A_MICRODOLLAR) / TENTH_OF_A_MICRODOLLAR;
    }

    private static double cents(double usd) {
        return Math.round(usd * 1e4) / 1e4;
    }
}
