package io.podium.domain.optimization;

import org.jspecify.annotations.Nullable;

/** Which rows and bounds of a scaled program a point leaves loose; none of them without a point. */
final class Slackness {

    private static final double TOLERANCE = 1e-9;

    private final LinearProgram program;
    private final double @Nullable [] point;

    Slackness(LinearProgram program, double @Nullable [] point) {
        this.program = program;
        this.point = point;
    }

    boolean isLoose(int row) {
        if (point == null || program.relation(row) == Relation.EQUAL) {
            return false;
        }
        double size = Math.abs(program.rightSide(row)) + program.rows().absoluteTimes(row, point) + 1;
        return Math.abs(program.rows().times(row, point) - program.rightSide(row)) > TOLERANCE * size;
    }

    boolean isBetweenBounds(int variable) {
        return point != null && !isAtLower(variable) && !isAtUpper(variable);
    }

    boolean isAtLower(int variable) {
        return point != null && point[variable] - program.lower(variable) <= tolerance(point[variable]);
    }

    boolean isAtUpper(int variable) {
        return point != null && program.upper(variable) - point[variable] <= tolerance(point[variable]);
    }

    private static double tolerance(double value) {
        return TOLERANCE * (1 + Math.abs(value));
    }
}
