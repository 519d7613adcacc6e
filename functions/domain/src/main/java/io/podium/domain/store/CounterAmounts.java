package io.podium.domain.store;

import java.util.HashMap;
import java.util.Map;

/**
 * What {@link ItemStore#addAll} adds to an item, checked.
 *
 * @param byName amounts by name, 0 or of a magnitude from 1e-100 to 1e100; neither map nor names empty
 */
public record CounterAmounts(Map<String, Double> byName) {
    /** Within what every store's numbers can hold; DynamoDB's end at 1e-130 and 1e126. */
    private static final double LEAST = 1e-100;

    private static final double MOST = 1e100;

    public CounterAmounts {
        byName = Map.copyOf(byName);
        if (byName.isEmpty()) {
            throw new IllegalArgumentException("an addition to a counter item has at least one amount");
        }
        byName.forEach((name, amount) -> {
            double magnitude = Math.abs(amount);
            if (name.isEmpty() || !(magnitude == 0 || (magnitude >= LEAST && magnitude <= MOST))) {
                throw new IllegalArgumentException("an amount has a name that is not empty, and is 0 or of a magnitude"
                        + " from " + LEAST + " to " + MOST + ", not \"" + name + "\" = " + amount);
            }
        });
    }

    CounterAmounts plus(CounterAmounts other) {
        Map<String, Double> sum = new HashMap<>(byName);
        other.byName.forEach((name, amount) -> sum.merge(name, amount, Double::sum));
        return new CounterAmounts(sum);
    }
}
