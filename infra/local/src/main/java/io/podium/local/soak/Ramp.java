package io.podium.local.soak;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Looks for the highest rate that is held: after a step of warming up it raises the rate step by step, until at the end of a step more tasks wait than
 * arrive in two seconds or less than 95 % of what is asked for gets through, and answers with three quarters of the last that
 * was held, because a machine is not at its best all the time.
 */
final class Ramp {
    private static final double LOWEST = 20;
    private static final double HIGHEST = 5_000;
    private static final double FACTOR = 1.5;
    private static final double MARGIN = 0.75;
    private static final double BACKLOG_SECONDS = 2;
    private static final double SERVED = 0.95;

    private final Load load;
    private final Pacer pacer;
    private final Duration step;

    Ramp(Load load, Pacer pacer, Duration step) {
        this.load = load;
        this.pacer = pacer;
        this.step = step;
    }

    /** Returns the rate in tasks a second, and lets what is waiting run out for a step. */
    double find(Consumer<String> notes) throws InterruptedException {
        load.at(LOWEST);
        pacer.await(step);
        double held = LOWEST;
        for (double rate = LOWEST; rate <= HIGHEST && holds(rate); rate *= FACTOR) {
            held = rate;
            notes.accept(String.format(Locale.ROOT, "held %.0f tasks a second", rate));
        }
        load.at(0);
        pacer.await(step);
        return Math.floor(held * MARGIN);
    }

    private boolean holds(double rate) throws InterruptedException {
        // The first half of a step is for warming up to it.
        load.at(rate);
        pacer.await(step.dividedBy(2));
        long before = load.counts().completed.get();
        pacer.await(step.dividedBy(2));
        double served = (load.counts().completed.get() - before) / (step.toMillis() / 2_000.0);
        return load.inFlight() <= rate * BACKLOG_SECONDS && served >= SERVED * rate;
    }
}
