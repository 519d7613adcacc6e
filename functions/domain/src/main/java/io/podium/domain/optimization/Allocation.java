package io.podium.domain.optimization;

import org.jspecify.annotations.Nullable;

/**
 * The answer of the {@link Allocator}.
 *
 * @param plan whole instances
 * @param fractional the optimum of the linear program, or null where the solver found none
 * @param result what the solver said
 */
public record Allocation(IntegerPlan plan, @Nullable FractionalPlan fractional, LpResult result) {

    /** Returns the prices, none where the solver found no optimum. */
    public ShadowPrices prices() {
        return fractional == null ? ShadowPrices.NONE : fractional.prices();
    }

    /**
     * Returns how much dearer the whole plan is than the bound of the linear program, relative to the bound, 0 or more;
     * null without a bound.
     */
    public @Nullable Double gap() {
        if (fractional == null) {
            return null;
        }
        double bound = fractional.objective();
        double above = Math.max(0, plan.objective() - bound);
        return above == 0 ? 0.0 : above / Math.max(Math.abs(bound), 1e-9);
    }
}
