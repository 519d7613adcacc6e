package io.podium.domain.ledger;

import io.podium.domain.resource.ResourceVector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one round of reservations keeps from others for a claim.
 *
 * @param claim the claim, or null where nothing is kept
 * @param slots slots that were free, by service
 * @param amount resources that were free
 */
record Kept(@Nullable Claim claim, Map<String, Integer> slots, ResourceVector amount) {
    static final Kept NOTHING = new Kept(null, Map.of(), ResourceVector.NONE);

    Kept {
        slots = Map.copyOf(slots);
    }

    int slotsOf(String serviceId) {
        return slots.getOrDefault(serviceId, 0);
    }

    /** Returns how many slots of a tenant's quota are kept. */
    int quotaOf(String tenant) {
        return claim != null && claim.tenant().equals(tenant) ? claim.members().size() : 0;
    }
}
