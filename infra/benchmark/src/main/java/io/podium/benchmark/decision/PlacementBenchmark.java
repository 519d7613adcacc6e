package io.podium.benchmark.decision;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Places a whole backlog, in steps of a hundred tasks, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@NullUnmarked
public class PlacementBenchmark {
    /** Ready tasks. */
    @Param({"10000", "100000", "1000000"})
    public int tasks;

    /** Services that run a pool's tasks, of a thousand in all. */
    @Param({"10", "1000"})
    public int servicesAPool;

    private Backlog backlog;

    /** What an iteration counted. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counted {
        /** Tasks placed. */
        public long placements;

        /** Processor time of the thread in microseconds. */
        public long cpuMicros;
    }

    /** Makes the tasks and services. */
    @Setup(Level.Trial)
    public void fill() {
        backlog = new Backlog(tasks, 1_000 / servicesAPool, servicesAPool);
    }

    /** Places all. */
    @Benchmark
    public int placeAll(Counted counted) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int placed = backlog.placeAll();
        counted.placements += placed;
        counted.cpuMicros += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000;
        return placed;
    }
}
