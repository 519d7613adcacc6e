package io.podium.domain.store;

import java.util.Map;

/**
 * What {@link ItemStore#add} adds, checked.
 *
 * @param byName finite amounts by name, neither map nor names empty
 */
public record CounterAmounts(Map<String, Double> byName) {
    public CounterAmounts {
        byName = Map.copyOf(byName);
        if (byName.isEmpty()) {
            throw new IllegalArgumentException("an addition to a counter item has at least one amount");
        }
        byName.forEach((name, amount) -> {
            if (name.isEmpty() || !Double.isFinite(amount)) {
                throw new IllegalArgumentException(
                        "an amount has a name that is not empty and is finite, not \"" + name + "\" = " + amount);
            }
        });
    }
}
