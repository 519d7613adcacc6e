package io.podium.domain.task;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task and everything that is done for it are found by, from the request that submitted it to its end: in the logs
 * of Podium, of the caller and of the workers. Either a trace context as in the header {@code traceparent}, or any other
 * id.
 *
 * <p>Source: W3C Recommendation "Trace Context", 23 November 2021, sections 3.2 and 4.3.
 *
 * @param value the trace context of version 00, or 1 to 128 visible characters of ASCII
 */
public record Correlation(String value) {
    /** The longest. */
    public static final int MAX_LENGTH = 128;

    private static final Pattern ID = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

    /** Version, trace, parent, flags; later versions may add more. Version ff, and ids of zeros, are invalid. */
    private static final Pattern TRACE_PARENT = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-[!-~]{0,512})?");

    public Correlation {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException("a correlation id has 1 to " + MAX_LENGTH
                    + " visible characters of ASCII, unlike \"" + shortened(value) + "\"");
        }
    }

    /** Reads a header {@code traceparent}; empty if it is invalid, since it is then to be taken for absent. */
    public static Optional<Correlation> ofTraceParent(String header) {
        Matcher parts = TRACE_PARENT.matcher(header.strip());
        // Version 00 ends where the later ones may go on.
        if (!parts.matches() || (parts.group(1).equals("00") && parts.group(5) != null)) {
            return Optional.empty();
        }
        int flags = Integer.parseInt(parts.group(4), 16);
        return Optional.of(new Correlation(
                String.format(Locale.ROOT, "00-%s-%s-%02x", parts.group(2), parts.group(3), flags & 1)));
    }

    /** Returns the id: of a trace context the 32 digits of its trace. */
    public String id() {
        return traceParent()
                .map(text -> text.substring("00-".length(), "00-".length() + 32))
                .orElse(value);
    }

    /** Returns the trace context, where it is one. */
    public Optional<String> traceParent() {
        return value.startsWith("00-") && TRACE_PARENT.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
