package io.podium.domain.audit;

import java.util.Objects;

/**
 * What a change is about.
 *
 * @param action what is done, as in {@code pool.put}
 * @param resource what it is done to, as in {@code pools/batch}
 * @param isShared whether tenants share it, so that each may see who changed it
 */
public record Subject(String action, String resource, boolean isShared) {
    public Subject {
        Objects.requireNonNull(action);
        Objects.requireNonNull(resource);
    }
}
