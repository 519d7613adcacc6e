package io.podium.local.trace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes traces as CSV, in milliseconds' precision. */
public final class TraceWriter {
    private TraceWriter() {}

    /** Returns the text of a trace, which {@link TraceReader} reads. Columns that no task fills are left out. */
    public static String write(Trace trace) {
        boolean sized = trace.arrivals().stream().anyMatch(task -> task.cpu() != null || task.memory() != null);
        boolean due = trace.arrivals().stream().anyMatch(task -> task.deadline() != null);
        StringBuilder text = new StringBuilder("arrival_s,duration_s,type,priority,tenant");
        text.append(sized ? ",cpu,memory" : "").append(due ? ",deadline_s" : "").append('\n');
        for (Arrival task : trace.arrivals()) {
            text.append(seconds(task.at())).append(',').append(seconds(task.duration()));
            text.append(',').append(task.type()).append(',').append(number(task.priority()));
            text.append(',').append(task.tenant());
            if (sized) {
                text.append(',').append(number(task.cpu())).append(',').append(number(task.memory()));
            }
            if (due) {
                text.append(',').append(task.deadline() == null ? "" : seconds(task.deadline()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) ? Long.toString(value.longValue()) : Double.toString(value);
    }
}
