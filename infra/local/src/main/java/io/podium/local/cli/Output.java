package io.podium.local.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The console: standard output for what was asked for, standard error for everything else. */
final class Output {
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean isTerminal;
    private boolean barShown;
    private @Nullable String passing;

    /** @param isTerminal whether a person looks at standard output */
    Output(PrintStream out, PrintStream err, boolean isTerminal) {
        this.out = out;
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /** The console of this process. */
    static Output console() {
        return new Output(System.out, System.err, Boolean.getBoolean("podium.terminal"));
    }

    /** Returns standard output for those who write to it themselves. */
    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** Returns standard error for those who write to it themselves. */
    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** Returns whether a person looks at standard output. */
    boolean isTerminal() {
        return isTerminal;
    }

    /** Writes a line. */
    synchronized void line(String text) {
        put(out, text);
    }

    /** Writes a line to standard error. */
    synchronized void note(String text) {
        put(err, text);
    }

    private void put(PrintStream stream, String text) {
        String redrawn = passing;
        if (redrawn != null) {
            wipeBar();
        }
        endBar();
        stream.println(text);
        stream.flush();
        if (redrawn != null) {
            passingBar(redrawn);
        }
    }

    /** Writes over the bar that was written last. The next line leaves it where it is. */
    synchronized void bar(String text) {
        out.print(WIPE + text);
        out.flush();
        barShown = true;
    }

    /** Writes over the bar that was written last. Lines go above it, and it goes away in the end. */
    synchronized void passingBar(String text) {
        bar(text);
        passing = text;
    }

    /** Takes the bar away, where there is one. */
    synchronized void wipeBar() {
        if (barShown) {
            out.print(WIPE);
            out.flush();
            barShown = false;
        }
        passing = null;
    }

    private void endBar() {
        if (barShown) {
            out.println();
            barShown = false;
        }
    }
}
