package io.podium.local.remote;

import org.jspecify.annotations.Nullable;

/**
 * What the API answers.
 *
 * @param status the HTTP status
 * @param body the tree of the body, null for an empty one
 */
public record RemoteAnswer(int status, @Nullable Object body) {

    /** Returns whether the request was granted. */
    public boolean isOk() {
        return status / 100 == 2;
    }
}
