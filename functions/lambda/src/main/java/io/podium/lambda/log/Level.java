package io.podium.lambda.log;

import java.util.Arrays;
import java.util.Locale;

/** How much a line of the log matters; a log writes those of its own level and above. */
public enum Level {
    /** A line for every task. */
    DEBUG,
    /** A line for every invocation, with counts. */
    INFO,
    /** What Podium can live with but somebody may want to look into. */
    WARN,
    /** What should not have happened. */
    ERROR;

    /**
     * Reads a level by its name, in upper or lower case.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Level named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a log level is one of " + Arrays.toString(values()) + ", not \"" + name + "\""));
    }
}
