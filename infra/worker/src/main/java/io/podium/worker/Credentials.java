package io.podium.worker;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** Says who asks. */
@FunctionalInterface
public interface Credentials {
    /** Nobody in particular, as a local Podium takes it. */
    Credentials NONE = (method, uri, body) -> Map.of();

    /**
     * Returns the headers that a request is sent with: a signature, or a token.
     *
     * @param method the HTTP method
     * @param uri the whole address
     * @param body the body, empty where there is none
     */
    Map<String, String> headers(String method, URI uri, byte[] body);

    /** Sends a token, asked for anew with every request, so that it may be renewed. */
    static Credentials bearer(Supplier<String> token) {
        return (method, uri, body) -> Map.of("Authorization", "Bearer " + token.get());
    }
}
