package io.podium.domain.scheduling;

/**
 * Amounts in places, of which one can be drawn in proportion to its amount in the logarithm of their number: a complete
 * binary tree in an array whose nodes hold the sums of their children (Wong and Easton, "An efficient method for weighted
 * sampling without replacement", 1980).
 */
final class SumTree {
    private final double[] sums;
    private final int leaves;

    /** @param amounts each at least 0; at least one */
    SumTree(double[] amounts) {
        this.leaves = Math.max(1, Integer.highestOneBit(2 * amounts.length - 1));
        this.sums = new double[2 * leaves];
        System.arraycopy(amounts, 0, sums, leaves, amounts.length);
        for (int node = leaves - 1; node > 0; node--) {
            sums[node] = sums[2 * node] + sums[2 * node + 1];
        }
    }

    /** Returns the sum of all. */
    double total() {
        return sums[1];
    }

    void set(int place, double amount) {
        int node = leaves + place;
        sums[node] = amount;
        for (node >>= 1; node > 0; node >>= 1) {
            sums[node] = sums[2 * node] + sums[2 * node + 1];
        }
    }

    /**
     * Returns the first place up to which the amounts sum to more than this.
     *
     * @param amount at least 0 and below {@link #total}; the last place with an amount, where rounding makes it more
     */
    int at(double amount) {
        double left = amount;
        int node = 1;
        while (node < leaves) {
            node *= 2;
            if (left >= sums[node] && sums[node + 1] > 0) {
                left -= sums[node];
                node++;
            }
        }
        return node - leaves;
    }
}
