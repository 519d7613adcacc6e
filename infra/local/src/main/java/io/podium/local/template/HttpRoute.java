package io.podium.local.template;

/**
 * A route of the HTTP API.
 *
 * @param method in capitals
 * @param path with parameters in braces
 * @param open whether anybody may call it
 */
public record HttpRoute(String method, String path, boolean open) {

    /** As API Gateway names it in an event. */
    public String key() {
        return method + " " + path;
    }
}
