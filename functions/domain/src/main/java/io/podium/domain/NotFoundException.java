package io.podium.domain;

/** There is no such thing, or none that the caller may see. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a request for a thing that does not exist.
     *
     * @param kind what was asked for, as in {@code task}
     * @param id the id that was asked for
     */
    public NotFoundException(String kind, String id) {
        super("there is no " + kind + " \"" + id + "\"");
    }
}
