package io.podium.domain.allocation;

import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.ShardKey;
import java.util.Objects;

/**
 * What a strategy gives.
 *
 * @param from the ledger to take it from
 * @param amount how much; at least the request's minimum, at most its maximum
 */
public record Grant(ShardKey from, ResourceVector amount) {
    public Grant {
        Objects.requireNonNull(from);
        Objects.requireNonNull(amount);
    }
}
