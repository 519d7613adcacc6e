package io.podium.domain.optimization;

import java.util.Optional;

/** Searches points of a linear program at which some variables are whole. */
@FunctionalInterface
public interface WholeSolver {

    /** Finds nothing. */
    WholeSolver NONE = (program, whole, start) -> Optional.empty();

    /**
     * Returns a point that is better than the given one, as far as it is found within the solver's own limits of time and
     * size; never throws for the outcome. Whoever calls checks the point.
     *
     * @param whole which variables are whole
     * @param start a point that meets all rows and bounds, whole where it is to be
     */
    Optional<double[]> improve(LinearProgram program, boolean[] whole, double[] start);
}
