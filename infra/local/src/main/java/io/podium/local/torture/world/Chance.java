package io.podium.local.torture.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance of one world, drawn from its seed. Used by one thread at a time. */
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns a source of chance that is independent of this one. */
    public RandomGenerator split() {
        return random.split();
    }

    /** Returns true with this probability. */
    public boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns true once in {@code n} times. */
    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Returns a whole number from 0 to below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns a whole number between the two, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Returns a number between the two. */
    public double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    /** Returns a whole number of 0 or more, exponentially distributed. */
    public long exponential(double mean) {
        return Math.round(-mean * Math.log(1 - random.nextDouble()));
    }

    /** Returns one of these. */
    public <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Returns these in another order. */
    public <T> List<T> shuffled(List<? extends T> some) {
        List<T> shuffled = new ArrayList<>(some);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            T other = shuffled.set(random.nextInt(i + 1), shuffled.get(i));
            shuffled.set(i, other);
        }
        return shuffled;
    }
}
