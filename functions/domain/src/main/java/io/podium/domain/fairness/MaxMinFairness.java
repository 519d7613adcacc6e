package io.podium.domain.fairness;

/** Slots. Giving the next one always to whoever has fewest makes the smallest share as large as can be. */
final class MaxMinFairness implements Fairness {
    @Override
    public String name() {
        return "max-min";
    }

    @Override
    public double share(int slots, double[] held, double[] capacity) {
        return slots;
    }

    @Override
    public double[] divide(Claims claims) {
        return WaterFilling.divide(claims.slots(), claims.wanted(), claims.weights());
    }
}
