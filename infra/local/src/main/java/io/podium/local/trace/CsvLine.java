package io.podium.local.trace;

import java.util.ArrayList;
import java.util.List;

/** One line of CSV (RFC 4180), whose fields hold no line ends. */
final class CsvLine {
    private CsvLine() {}

    /**
     * Splits a line at its commas.
     *
     * @throws TraceException if a quote stands where none may, or is not closed
     */
    static List<String> split(String file, int line, String text) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        while (true) {
            int end = from < text.length() && text.charAt(from) == '"' ? endOfQuoted(file, line, text, from) : from;
            int comma = text.indexOf(',', end);
            int stop = comma < 0 ? text.length() : comma;
            fields.add(field(file, line, text, from, end, stop));
            if (comma < 0) {
                return fields;
            }
            from = comma + 1;
        }
    }

    private static String field(String file, int line, String text, int from, int end, int stop) {
        String bare = text.substring(end, stop);
        if (bare.indexOf('"') >= 0 || (end > from && !bare.isEmpty())) {
            throw new TraceException(file, line, "a quote stands inside a field, in " + text.substring(from, stop));
        }
        return end > from ? text.substring(from + 1, end - 1).replace("\"\"", "\"") : bare;
    }

    /** Returns the place behind the closing quote. */
    private static int endOfQuoted(String file, int line, String text, int from) {
        int at = from + 1;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new TraceException(file, line, "a quote is not closed: " + text.substring(from));
            }
            if (quote + 1 >= text.length() || text.charAt(quote + 1) != '"') {
                return quote + 1;
            }
            at = quote + 2;
        }
    }
}
