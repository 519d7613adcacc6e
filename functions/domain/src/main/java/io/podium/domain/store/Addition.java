package io.podium.domain.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is added to one counter item.
 *
 * @param key the counter item
 * @param amounts amounts by name
 * @param expiresAt when the store may remove the item, some time after; null for never. It is for clean-up only
 */
public record Addition(
        ItemKey key, CounterAmounts amounts, @Nullable Instant expiresAt) {

    /** Returns what both add to the same item; it may be removed when the later of them says. */
    Addition plus(Addition later) {
        return new Addition(key, amounts.plus(later.amounts), later.expiresAt);
    }
}
