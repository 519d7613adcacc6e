package io.podium.domain.fairness;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Division of several kinds by dominant resource fairness: the dominant shares of all rise together, in proportion to the
 * weights; who has what it wants stops, and so do all who need a kind of which nothing is left (Ghodsi et al., NSDI 2011,
 * and for the stops Parkes et al., "Beyond dominant resource fairness", EC 2012). Tasks are divisible here.
 *
 * <p>A slot is needed by every task and counts as a kind that can run out, but not as a share that can dominate, unless
 * tasks need nothing else.
 */
final class ProgressiveFilling {
    private final double[] left;
    private final double[][] needs;
    private final double[] pace;
    private final double[] wanted;
    private final double[] given;
    private final boolean[] rising;

    private ProgressiveFilling(Claims claims) {
        Set<String> kinds = new TreeSet<>(claims.capacity().kinds());
        claims.claims().forEach(claim -> kinds.addAll(claim.need().kinds()));
        double[] capacity =
                kinds.stream().mapToDouble(claims.capacity()::amount).toArray();
        left = Arrays.copyOf(capacity, kinds.size() + 1);
        left[kinds.size()] = claims.slots();
        needs = new double[claims.claims().size()][];
        pace = new double[needs.length];
        wanted = claims.wanted();
        given = new double[needs.length];
        rising = new boolean[needs.length];
        for (int i = 0; i < needs.length; i++) {
            Claims.Claim claim = claims.claims().get(i);
            double[] need = kinds.stream().mapToDouble(claim.need()::amount).toArray();
            needs[i] = Arrays.copyOf(need, kinds.size() + 1);
            needs[i][kinds.size()] = 1;
            double dominant = new DominantResourceFairness().share(1, need, capacity);
            pace[i] = claim.weight() / (dominant > 0 ? dominant : 1.0 / Math.max(1, claims.slots()));
            rising[i] = wanted[i] > 0;
        }
    }

    /** Returns how many tasks each gets, in time that grows with the square of the tenants. */
    static double[] divide(Claims claims) {
        ProgressiveFilling filling = new ProgressiveFilling(claims);
        filling.run();
        return filling.given;
    }

    private void run() {
        for (int kind = 0; kind < left.length; kind++) {
            stopIfGone(kind);
        }
        while (isAnyRising()) {
            rise();
        }
    }

    /** Raises all to the next stop, of which there is at most one a tenant and one a kind. */
    private void rise() {
        double step = Double.POSITIVE_INFINITY;
        int full = -1;
        for (int i = 0; i < given.length; i++) {
            if (rising[i] && (wanted[i] - given[i]) / pace[i] < step) {
                step = (wanted[i] - given[i]) / pace[i];
                full = i;
            }
        }
        int gone = -1;
        for (int kind = 0; kind < left.length; kind++) {
            double rate = rate(kind);
            if (rate > 0 && left[kind] / rate < step) {
                step = left[kind] / rate;
                gone = kind;
            }
        }
        for (int kind = 0; kind < left.length; kind++) {
            left[kind] = kind == gone ? 0 : Math.max(0, left[kind] - step * rate(kind));
        }
        for (int i = 0; i < given.length; i++) {
            given[i] = rising[i] ? given[i] + step * pace[i] : given[i];
        }
        if (gone < 0) {
            given[full] = wanted[full];
            rising[full] = false;
        } else {
            stopIfGone(gone);
        }
    }

    private double rate(int kind) {
        double rate = 0;
        for (int i = 0; i < given.length; i++) {
            rate += rising[i] ? pace[i] * needs[i][kind] : 0;
        }
        return rate;
    }

    private void stopIfGone(int kind) {
        for (int i = 0; i < given.length; i++) {
            rising[i] &= left[kind] > 0 || needs[i][kind] == 0;
        }
    }

    private boolean isAnyRising() {
        for (boolean each : rising) {
            if (each) {
                return true;
            }
        }
        return false;
    }
}
