package io.podium.domain.audit;

import java.util.Objects;

/**
 * Who asked for a change, as the authorizer of the API found out.
 *
 * @param tenant the tenant of the identity
 * @param principal the identity itself, such as the ARN of a role or the subject of a token
 */
public record Actor(String tenant, String principal) {
    public Actor {
        Objects.requireNonNull(tenant);
        Objects.requireNonNull(principal);
    }
}
