package io.podium.local.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a trace, which make a task of a line. */
final class Columns {
    private static final Set<String> REQUIRED = Set.of("arrival_s", "duration_s");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** A billion seconds are 31 years: what is beyond is a mistake in the unit. */
    private static final double MAX_SECONDS = 1e9;

    private static final double MAX_AMOUNT = 1e9;

    private final String file;
    private final Map<String, Integer> places;
    private final int count;

    private Columns(String file, Map<String, Integer> places, int count) {
        this.file = file;
        this.places = places;
        this.count = count;
    }

    /**
     * Reads a header.
     *
     * @throws TraceException if a required column is missing or a name stands twice
     */
    static Columns of(String file, List<String> header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (places.put(name, i) != null) {
                throw new TraceException(file, 1, "the column \"" + name + "\" stands twice in the header");
            }
        }
        for (String name : REQUIRED) {
            if (!places.containsKey(name)) {
                throw new TraceException(
                        file, 1, "the header has no column \"" + name + "\". Maybe begin with: arrival_s,duration_s");
            }
        }
        return new Columns(file, places, header.size());
    }

    Arrival read(int line, List<String> fields) {
        if (fields.size() == 1 && fields.get(0).isBlank()) {
            throw new TraceException(file, line, "the line is empty; every line behind the header is a task");
        }
        if (fields.size() != count) {
            throw new TraceException(
                    file, line, "the line has " + fields.size() + " fields where the header has " + count);
        }
        Row row = new Row(line, fields);
        return new Arrival(
                row.required("arrival_s", 0, MAX_SECONDS),
                row.required("duration_s", 0, MAX_SECONDS),
                row.id("type", Arrival.DEFAULT_TYPE),
                Objects.requireNonNullElse(row.number("priority", -MAX_AMOUNT, MAX_AMOUNT), 0.0),
                row.id("tenant", Arrival.DEFAULT_TENANT),
                row.number("cpu", 0, MAX_AMOUNT),
                row.number("memory", 0, MAX_AMOUNT),
                row.number("deadline_s", 0, MAX_SECONDS));
    }

    private final class Row {
        private final int line;
        private final List<String> fields;

        Row(int line, List<String> fields) {
            this.line = line;
            this.fields = fields;
        }

        private String text(String name) {
            Integer place = places.get(name);
            return place == null ? "" : fields.get(place).strip();
        }

        double required(String name, double min, double max) {
            Double value = number(name, min, max);
            if (value == null) {
                throw new TraceException(file, line, name + " is missing; it is a number of at least " + min);
            }
            return value;
        }

        @Nullable
        Double number(String name, double min, double max) {
            String text = text(name);
            if (text.isEmpty()) {
                return null;
            }
            double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            if (!(value >= min && value <= max)) {
                throw new TraceException(
                        file, line, name + " is \"" + text + "\"; it is a number from " + min + " to " + max);
            }
            return value == 0 ? 0.0 : value;
        }

        String id(String name, String otherwise) {
            String text = text(name);
            if (text.isEmpty()) {
                return otherwise;
            }
            if (!ID.matcher(text).matches()) {
                throw new TraceException(
                        file,
                        line,
                        name + " is \"" + text + "\"; it has up to 128 letters, digits and . _ - and begins with a"
                                + " letter or digit");
            }
            return text;
        }
    }
}
