package io.podium.local.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The console: standard output for what was asked for, standard error for everything else. */
final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean isTerminal;
    private boolean barShown;

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
        endBar();
        out.println(text);
        out.flush();
    }

    /** Writes a line to standard error. */
    synchronized void note(String text) {
        endBar();
        err.println(text);
    }

    /** Writes over the bar that was written last. */
    synchronized void bar(String text) {
        out.print("\r\u001b[K" + text);
        out.flush();
        barShown = true;
    }

    /** Takes the bar away, where there is one. */
    synchronized void wipeBar() {
        if (barShown) {
            out.print("\r\u001b[K");
            out.flush();
            barShown = false;
        }
    }

    private void endBar() {
        if (barShown) {
            out.println();
            barShown = false;
        }
    }
}
