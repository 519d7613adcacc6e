package io.podium.lambda.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.nio.charset.StandardCharsets;

/** A text that is not JSON as {@link Json} reads it. The message ends with the line and column. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonException(String problem, JsonLocation where) {
        super(whole(problem) + " (line " + Math.max(1, where.getLineNr()) + ", column "
                + Math.max(1, where.getColumnNr()) + ")");
        this.line = Math.max(1, where.getLineNr());
        this.column = Math.max(1, where.getColumnNr());
    }

    /** A message may quote half a surrogate pair of the text, which no answer could be written with. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Returns the line of the problem, from 1. */
    public int line() {
        return line;
    }

    /** Returns the column of the problem in characters, from 1. */
    public int column() {
        return column;
    }
}
