package io.podium.domain.optimization;

/**
 * The raw part of a solver: gets a scaled program and answers without proof. {@link CheckedLpSolver} makes an
 * {@link LpSolver} of it.
 */
public interface LpEngine {

    /** Returns a short name for reports, such as {@code commons-math}. */
    String name();

    /** Solves a program that is scaled already; never throws for the outcome. */
    EngineAnswer solve(LinearProgram program, SolveLimits limits);
}
