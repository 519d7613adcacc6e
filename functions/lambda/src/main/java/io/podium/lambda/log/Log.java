package io.podium.lambda.log;

import io.podium.lambda.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes events as lines of JSON: {@code timestamp}, {@code level}, {@code message}, then the fields. Values that JSON
 * cannot hold are written as text, so that logging never fails.
 */
public final class Log {
    private static final int MAX_STACK = 8_000;

    private final Consumer<String> lines;
    private final Clock clock;
    private final Map<String, Object> context;

    /**
     * Creates a log.
     *
     * @param lines takes one line at a time, without a line end
     * @param clock gives the timestamps
     */
    public Log(Consumer<String> lines, Clock clock) {
        this(lines, clock, Map.of());
    }

    private Log(Consumer<String> lines, Clock clock, Map<String, Object> context) {
        this.lines = lines;
        this.clock = clock;
        this.context = context;
    }

    /** Returns a log that adds a field to every line, such as the id of the request that is worked on. */
    public Log with(String name, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(context);
        extended.put(name, value);
        return new Log(lines, clock, extended);
    }

    /** Writes what happened as it should. */
    public void info(String message, Map<String, ?> fields) {
        write("INFO", message, fields);
    }

    /** Writes what Podium can live with but somebody may want to look into. */
    public void warn(String message, Map<String, ?> fields) {
        write("WARN", message, fields);
    }

    /** Writes what should not have happened, with the stack trace of its cause. */
    public void error(String message, Map<String, ?> fields, Throwable cause) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("errorType", cause.getClass().getName());
        all.put("stack", stackOf(cause));
        write("ERROR", message, all);
    }

    private void write(String level, String message, Map<String, ?> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level);
        line.put("message", plain(message));
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
