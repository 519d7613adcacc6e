package io.podium.local.trace;

/** A file is no trace. The message begins with the file and the line. */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param file the file's name
     * @param line the line, from 1
     * @param problem what is wrong with it
     */
    public TraceException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
        this.line = line;
    }

    /** Returns the line, from 1. */
    public int line() {
        return line;
    }
}
