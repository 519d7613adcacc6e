package io.podium.domain.fairness;

/**
 * The largest part of any resource (Ghodsi et al., "Dominant resource fairness: fair allocation of multiple resource
 * types", NSDI 2011). A kind of which there is none counts as held wholly by who holds some.
 */
final class DominantResourceFairness implements Fairness {
    @Override
    public String name() {
        return "drf";
    }

    @Override
    public double share(int slots, double[] held, double[] capacity) {
        double dominant = 0;
        for (int kind = 0; kind < held.length; kind++) {
            if (held[kind] > 0) {
                dominant = Math.max(dominant, capacity[kind] > 0 ? held[kind] / capacity[kind] : 1);
            }
        }
        return dominant;
    }

    @Override
    public double[] divide(Claims claims) {
        return ProgressiveFilling.divide(claims);
    }
}
