package io.podium.lambda.log;

import io.podium.lambda.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes events as lines of JSON: {@code timestamp}, {@code level}, {@code message}, then the fields. Values that JSON
 * cannot hold are written as text, so that logging never fails.
 */
public final class Log {
    private static final int MAX_STACK = 8_000;

    private final Consumer<String> lines;
    private final Clock clock;
    private final Map<String, Object> context;
    private final Level level;
    private final Supplier<Map<String, Object>> ambient;

    /**
     * Creates a log.
     *
     * @param lines takes one line at a time, without a line end
     * @param clock gives the timestamps
     */
    public Log(Consumer<String> lines, Clock clock) {
        this(lines, clock, Map.of(), Level.INFO, Map::of);
    }

    private Log(
            Consumer<String> lines,
            Clock clock,
            Map<String, Object> context,
            Level level,
            Supplier<Map<String, Object>> ambient) {
        this.lines = lines;
        this.clock = clock;
        this.context = context;
        this.level = level;
        this.ambient = ambient;
    }

    /** Returns a log that adds a field to every line, such as the id of the request that is worked on. */
    public Log with(String name, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(context);
        extended.put(name, value);
        return new Log(lines, clock, extended, level, ambient);
    }

    /** Returns a log that writes lines of this level and above. */
    public Log from(Level least) {
        return new Log(lines, clock, context, least, ambient);
    }

    /** Returns a log that adds fields which differ from invocation to invocation, as they are when a line is written. */
    public Log within(Supplier<Map<String, Object>> surroundings) {
        return new Log(lines, clock, context, level, surroundings);
    }

    /** Returns whether lines about single tasks are written, for those who would have to gather them first. */
    public boolean isDetailed() {
        return level == Level.DEBUG;
    }

    /** Writes what became of a single task. */
    public void debug(String message, Map<String, ?> fields) {
        write(Level.DEBUG, message, fields);
    }

    /**
     * Writes what an invocation came to, at {@link Level#INFO}: of its output the numbers and flags, and how long the lists
     * are. Its size does not grow with the number of tasks.
     *
     * @return the output
     */
    public Map<String, Object> counted(String message, Map<String, Object> output) {
        info(message, counts(output));
        return output;
    }

    /** Returns the numbers and flags of an output, and how long its lists are. */
    public static Map<String, Object> counts(Map<String, ?> output) {
        Map<String, Object> counts = new TreeMap<>();
        output.forEach((name, value) -> {
            if (value instanceof Number || value instanceof Boolean) {
                counts.put(name, value);
            } else if (value instanceof Collection<?> many) {
                counts.put(name, (long) many.size());
            }
        });
        return counts;
    }

    /** Writes what happened as it should. */
    public void info(String message, Map<String, ?> fields) {
        write(Level.INFO, message, fields);
    }

    /** Writes what Podium can live with but somebody may want to look into. */
    public void warn(String message, Map<String, ?> fields) {
        write(Level.WARN, message, fields);
    }

    /** Writes what Podium can live with, with the stack trace of its cause. */
    public void warn(String message, Map<String, ?> fields, Throwable cause) {
        write(Level.WARN, message, caused(fields, cause));
    }

    /** Writes what should not have happened, with the stack trace of its cause. */
    public void error(String message, Map<String, ?> fields, Throwable cause) {
        write(Level.ERROR, message, caused(fields, cause));
    }

    private static Map<String, Object> caused(Map<String, ?> fields, Throwable cause) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("errorType", cause.getClass().getName());
        all.put("stack", stackOf(cause));
        return all;
    }

    private void write(Level of, String message, Map<String, ?> fields) {
        if (of.compareTo(level) < 0) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", of.name());
        line.put("message", plain(message));
        ambient.get().forEach((name, value) -> line.put(name, plain(value)));
        context.forEach((name, value) -> line.put(name, plain(value)));
        fields.forEach((name, value) -> line.put(name, plain(value)));
        lines.accept(Json.write(line));
    }

    private static Object plain(Object value) {
        try {
            Json.write(value);
            return value;
        } catch (IllegalArgumentException e) {
            // Pairs of surrogates survive the replacement, halves do not.
            return String.valueOf(value)
                    .codePoints()
                    .map(Log::carried)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    private static int carried(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? '?' : codePoint;
    }

    private static String stackOf(Throwable cause) {
        StringWriter stack = new StringWriter();
        cause.printStackTrace(new PrintWriter(stack, true));
        return stack.toString()
                .substring(0, Math.min(MAX_STACK, stack.toString().length()));
    }
}
