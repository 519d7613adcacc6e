package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import java.util.Objects;

/**
 * What the tasks of one tenant hold.
 *
 * @param slots how many slots, at least 0
 * @param amount the resources
 */
public record TenantUse(int slots, ResourceVector amount) {
    /** Nothing. */
    public static final TenantUse NONE = new TenantUse(0, ResourceVector.NONE);

    public TenantUse {
        Objects.requireNonNull(amount);
    }

    /** Returns the sum of both. */
    public TenantUse plus(TenantUse other) {
        return new TenantUse(slots + other.slots, amount.plus(other.amount));
    }

    /** Returns what is held with one more slot and so much. */
    public TenantUse plusSlot(ResourceVector more) {
        return new TenantUse(slots + 1, amount.plus(more));
    }

    /** Returns what is held with one slot less, and so much less. */
    public TenantUse minusSlot(ResourceVector less) {
        return new TenantUse(slots - 1, amount.minus(less));
    }
}
