package io.podium.domain.fairness;

import io.podium.domain.resource.Sharing;
import java.util.Arrays;

/** All alike, whatever they hold: the policy orders the tasks of all tenants as if they were one's. */
final class NoFairness implements Fairness {
    @Override
    public String name() {
        return Sharing.UNFAIR;
    }

    @Override
    public double share(int slots, double[] held, double[] capacity) {
        return 0;
    }

    /** By what each wants: where all wait in one line, the slots go to those who have most in it. */
    @Override
    public double[] divide(Claims claims) {
        double all = Arrays.stream(claims.wanted()).sum();
        double part = all > claims.slots() ? claims.slots() / all : 1;
        return Arrays.stream(claims.wanted()).map(wanted -> wanted * part).toArray();
    }
}
