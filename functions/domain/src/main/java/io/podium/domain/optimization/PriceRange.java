package io.podium.domain.optimization;

/**
 * The prices that a row may have at one and the same optimum. They differ where the optimum is degenerate: the objective
 * then changes at one rate when the right-hand side grows and at another when it shrinks.
 *
 * @param lowest lowest price, negative infinity if there is none
 * @param highest highest price, infinity if there is none
 */
public record PriceRange(double lowest, double highest) {

    /** Prices this near to each other, relative, are one. */
    private static final double SAME = 1e-6;

    public PriceRange {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException(
                    "the lowest price does not exceed the highest: " + lowest + " and " + highest);
        }
    }

    /** Returns whether there is more than one price. */
    public boolean isDegenerate() {
        return highest - lowest > SAME * Math.max(Math.abs(lowest), Math.abs(highest)) + Double.MIN_NORMAL;
    }

    /** Returns the range with its sign changed. */
    PriceRange negated() {
        return new PriceRange(0.0 - highest, 0.0 - lowest);
    }
}
