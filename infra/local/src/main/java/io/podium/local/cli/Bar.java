package io.podium.local.cli;

/** A bar of how far long work has come. Only a person at a terminal sees it. */
final class Bar implements AutoCloseable {
    private static final int WIDTH = 30;

    private final Output output;
    private final String what;
    private final long all;
    private long done;

    /**
     * @param what what is counted, in the plural
     * @param all how many there are
     */
    Bar(Output output, String what, long all) {
        this.output = output;
        this.what = what;
        this.all = Math.max(1, all);
    }

    /** Says that one more is done. */
    synchronized void step() {
        show(done + 1);
    }

    /** Says how many are done. */
    synchronized void show(long now) {
        done = now;
        if (output.isTerminal()) {
            int filled = (int) (Math.min(done, all) * WIDTH / all);
            output.passingBar(
                    "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + all + " " + what);
        }
    }

    /** Takes the bar off the terminal. */
    @Override
    public void close() {
        output.wipeBar();
    }
}
