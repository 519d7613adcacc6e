package io.podium.local.trace;

import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of one job. */
final class SwfLine {
    private static final int FIELDS = 18;
    private static final int NEEDED = 8;
    private static final int UNKNOWN = -1;
    private static final double MAX_SECONDS = 1e9;
    private static final int MAX_PROCESSORS = 1_000_000_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]*)?");

    private final String file;
    private final int line;
    private final String[] fields = new String[FIELDS];

    /** @throws TraceException if there are too few or too many fields */
    SwfLine(String file, int line, String text) {
        this.file = file;
        this.line = line;
        StringTokenizer tokens = new StringTokenizer(text);
        int count = tokens.countTokens();
        if (count == 0) {
            throw new TraceException(file, line, "the line is empty; every line is a job or begins with ;");
        }
        if (count < NEEDED || count > FIELDS) {
            throw new TraceException(file, line, "the line has " + count + " fields; a job has " + FIELDS);
        }
        for (int i = 0; i < count; i++) {
            fields[i] = tokens.nextToken();
        }
    }

    /**
     * Returns the job, or null if it has no known run time or no processors.
     *
     * @throws TraceException if a field is none that it can be
     */
    @Nullable
    SwfJob job() {
        double at = number(2, "the submit time", 0, MAX_SECONDS);
        double duration = number(4, "the run time", UNKNOWN, MAX_SECONDS);
        int allocated = processors(5, "the number of allocated processors");
        int requested = processors(8, "the number of requested processors");
        int processors = allocated == UNKNOWN ? requested : allocated;
        boolean known = duration >= 0 && processors > 0;
        return known ? new SwfJob(line, at, duration, processors) : null;
    }

    private int processors(int field, String name) {
        double value = number(field, name, UNKNOWN, MAX_PROCESSORS);
        if (value != Math.rint(value)) {
            throw wrong(field, name + " is a whole number");
        }
        return (int) value;
    }

    private double number(int field, String name, double min, double max) {
        String text = fields[field - 1];
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        boolean allowed = value == UNKNOWN ? min == UNKNOWN : value >= 0 && value <= max;
        if (!allowed) {
            String unknown = min == UNKNOWN ? ", or -1 where it is unknown" : "";
            throw wrong(field, name + " is a number from 0 to " + (long) max + unknown);
        }
        return value == 0 ? 0.0 : value;
    }

    private TraceException wrong(int field, String rule) {
        return new TraceException(file, line, "field " + field + " is \"" + fields[field - 1] + "\"; " + rule);
    }
}
