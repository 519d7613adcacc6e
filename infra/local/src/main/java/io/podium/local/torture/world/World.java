package io.podium.local.torture.world;

import io.podium.local.torture.trace.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One world: what happens in it follows from its seed alone. */
public final class World implements AutoCloseable {
    /** When every world begins. */
    public static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    /** How far the clock of a function may be off. */
    public static final Duration MOST_SKEW = Duration.ofSeconds(2);

    private static final List<Integer> LATENCIES = List.of(1, 5, 20, 100, 500, 3_000);
    private static final int LONGEST_STALL = 400_000;

    private final Chance chance;
    private final Faults faults;
    private final Loop loop;
    private final Trace trace;
    private final int latency;
    private @Nullable BrokenRule broken;

    /**
     * @param threads where fibers live; it must give each its own
     * @param kept how many of the last events are kept
     */
    public World(long seed, Executor threads, int kept) {
        this.trace = new Trace(kept);
        this.chance = new Chance(seed);
        this.faults = new Faults(chance);
        this.latency = chance.pick(LATENCIES);
        this.loop = new Loop(threads, chance, this::failed);
    }

    public Chance chance() {
        return chance;
    }

    public Faults faults() {
        return faults;
    }

    public Loop loop() {
        return loop;
    }

    public Trace trace() {
        return trace;
    }

    /** Returns the true time. */
    public Instant now() {
        return BEGINNING.plusMillis(loop.now());
    }

    /** Returns a clock that is off by this many milliseconds. */
    public Clock clock(long skewMillis) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the clocks of a world are in UTC");
            }

            @Override
            public Instant instant() {
                return now().plusMillis(skewMillis);
            }
        };
    }

    /** Notes what happens. */
    public void note(String what, Object about) {
        trace.add(loop.now(), loop.who(), what, about);
    }

    /** Whoever has the turn waits for the answer to a call. */
    public void awaitCall() {
        boolean stalls = faults.strike(Fault.STALL);
        loop.pause(stalls ? chance.below(LONGEST_STALL) : chance.exponential(latency));
    }

    /** Notes that a rule is broken; the first one ends the world. */
    public void broken(String rule) {
        if (broken == null) {
            broken = new BrokenRule(loop.now(), loop.steps(), rule);
            note("BROKEN", rule);
        }
    }

    private void failed(Throwable e) {
        StringBuilder words = new StringBuilder("unexpected: " + e);
        for (StackTraceElement frame : e.getStackTrace()) {
            words.append("\n        at ").append(frame);
        }
        broken(words.toString());
    }

    /** Returns what was found broken. */
    public Optional<BrokenRule> broken() {
        return Optional.ofNullable(broken);
    }

    /** Lets things happen until it is done, a rule is broken or nothing happens any more. */
    public void run(BooleanSupplier done) {
        loop.run(() -> broken != null || done.getAsBoolean());
    }

    @Override
    public void close() {
        loop.end();
    }
}
