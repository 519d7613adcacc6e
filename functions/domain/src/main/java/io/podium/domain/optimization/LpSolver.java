package io.podium.domain.optimization;

/** Solves linear programs; every optimum it returns is proved. */
public interface LpSolver {

    /** Returns a short name for reports, such as {@code commons-math}. */
    String name();

    /** Solves within limits; never throws for the outcome of a solve. */
    LpResult solve(LinearProgram program, SolveLimits limits);
}
