package io.podium.optimizer.mps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line that says something.
 *
 * @param number its number, from 1
 * @param isHeader whether it opens a section
 * @param fields its fields, at least one
 */
record MpsLine(int number, boolean isHeader, List<String> fields) {

    /** Where the fields of fixed form begin and end, from 0. */
    private static final int[][] FIXED = {{1, 3}, {4, 12}, {14, 22}, {24, 36}, {39, 47}, {49, 61}};

    MpsLine {
        fields = List.copyOf(fields);
    }

    /** Returns the lines of a text up to ENDATA, without comments and blank ones. */
    static List<MpsLine> of(String text, boolean fixed) {
        List<MpsLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank() || line.startsWith("*")) {
                continue;
            }
            boolean header = !Character.isWhitespace(line.charAt(0));
            lines.add(new MpsLine(number, header, fixed && !header ? columns(number, line) : words(line)));
            if (lines.get(lines.size() - 1).opens("ENDATA")) {
                return lines;
            }
        }
        throw new MpsException(Math.max(1, number), "the file ends without ENDATA");
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    private static List<String> columns(int number, String line) {
        List<String> fields = new ArrayList<>();
        for (int[] range : FIXED) {
            int from = Math.min(range[0], line.length());
            fields.add(line.substring(from, Math.min(range[1], line.length())).strip());
        }
        while (!fields.isEmpty() && fields.get(fields.size() - 1).isEmpty()) {
            fields.remove(fields.size() - 1);
        }
        if (fields.isEmpty()) {
            throw new MpsException(number, "nothing stands in the columns of fixed form: 2, 5, 15, 25, 40 and 50");
        }
        if (fields.get(0).isEmpty()) {
            fields.remove(0);
        }
        return fields;
    }

    boolean opens(String section) {
        return isHeader && section().equals(section);
    }

    String section() {
        return fields.get(0).toUpperCase(Locale.ROOT);
    }

    String field(int at, String what) {
        if (at >= fields.size() || fields.get(at).isEmpty()) {
            throw wrong(what + " is expected as field " + (at + 1) + ", after " + String.join(" ", fields));
        }
        return fields.get(at);
    }

    /** Reads a number, also one with the exponent letter of Fortran. */
    double number(int at, String what) {
        String text = field(at, what);
        try {
            return Double.parseDouble(text.replace('D', 'E').replace('d', 'e'));
        } catch (NumberFormatException e) {
            throw wrong(what + " is a number, not " + text);
        }
    }

    MpsException wrong(String rule) {
        return new MpsException(number, rule);
    }
}
