package io.podium.local.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What one run took.
 *
 * @param wall seconds by the clock
 * @param cpu seconds of a processor, of this thread and what it calls; tells more than the clock on a machine that is shared
 */
record Timed(double wall, double cpu) {

    private static final double NANOS = 1e9;

    /** Seconds after which nothing is repeated. */
    private static final double ENOUGH = 10;

    private static final int SETTLED = 5;
    private static final double FASTER = 0.95;

    /** Runs and takes the time. */
    static Timed of(Runnable run) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        run.run();
        return new Timed((System.nanoTime() - wall) / NANOS, (threads.getCurrentThreadCpuTime() - cpu) / NANOS);
    }

    /**
     * Runs until that gets no faster: five times in a row without a twentieth less processor time than the least before,
     * or 10 s in all.
     */
    static void warm(Runnable run) {
        double least = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int idle = 0; idle < SETTLED && spent < ENOUGH; idle++) {
            Timed next = of(run);
            spent += next.wall;
            if (next.cpu < FASTER * least) {
                least = next.cpu;
                idle = -1;
            }
        }
    }

    /** Returns the least of both times of several runs, fewer than asked if they take more than 10 s in all. */
    static Timed best(int repeat, Runnable run) {
        Timed best = of(run);
        double spent = best.wall;
        for (int time = 1; time < repeat && spent < ENOUGH; time++) {
            Timed next = of(run);
            spent += next.wall;
            best = best.least(next);
        }
        return best;
    }

    /** Returns the least of both times of this and another run. */
    Timed least(Timed other) {
        return new Timed(Math.min(wall, other.wall), Math.min(cpu, other.cpu));
    }
}
