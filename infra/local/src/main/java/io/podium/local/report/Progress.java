package io.podium.local.report;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a replay has come.
 *
 * @param submitted tasks submitted
 * @param finished tasks finished
 * @param total tasks in all
 * @param running tasks that run now
 * @param virtual virtual time since the beginning
 */
public record Progress(int submitted, int finished, int total, int running, Duration virtual) {
    private static final int WIDTH = 40;

    /** Returns the bar for a terminal. */
    public String bar() {
        int done = total == 0 ? WIDTH : (int) ((long) finished * WIDTH / total);
        int sent = total == 0 ? WIDTH : (int) ((long) submitted * WIDTH / total);
        String bar = "#".repeat(done) + "-".repeat(Math.max(0, sent - done)) + " ".repeat(WIDTH - Math.max(done, sent));
        return "[" + bar + "] " + text();
    }

    /** Returns the line for a file. */
    public String text() {
        long seconds = virtual.toSeconds();
        return String.format(
                Locale.ROOT,
                "%d:%02d  %d of %d submitted, %d running, %d done",
                seconds / 60,
                seconds % 60,
                submitted,
                total,
                running,
                finished);
    }
}
