package io.podium.domain.optimization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A program whose rows may be broken at a price of one per unit, and nothing else counts: always feasible, and its
 * optimum is the least total violation of the original. Positive, it proves that the original is infeasible, and names
 * the rows of the smallest relaxation. Source: Chinneck, Feasibility and Infeasibility in Optimization, 2008.
 */
final class ElasticProgram {

    private final LinearProgram original;
    private final LinearProgram program;
    private final List<Integer> brokenRows = new ArrayList<>();

    private ElasticProgram(LinearProgram original) {
        this.original = original;
        this.program = build();
    }

    static ElasticProgram of(LinearProgram original) {
        return new ElasticProgram(original);
    }

    private LinearProgram build() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        for (int variable = 0; variable < original.variableCount(); variable++) {
            builder.variable(original.variableName(variable), 0, original.lower(variable), original.upper(variable));
        }
        for (int row = 0; row < original.rowCount(); row++) {
            String name = original.rowName(row);
            int added = builder.row(name, original.relation(row), original.rightSide(row));
            original.forEachInRow(row, (variable, value) -> builder.entry(added, variable, value));
            if (original.relation(row) != Relation.AT_MOST) {
                builder.entry(added, builder.variable("missing in row " + name, 1), 1);
                brokenRows.add(row);
            }
            if (original.relation(row) != Relation.AT_LEAST) {
                builder.entry(added, builder.variable("excess in row " + name, 1), -1);
                brokenRows.add(row);
            }
        }
        return builder.build();
    }

    LinearProgram program() {
        return program;
    }

    /**
     * Returns the rows that a solution breaks, worst first.
     *
     * @param least smallest violation that counts
     */
    List<Integer> broken(double[] solution, double least) {
        int first = original.variableCount();
        List<Integer> extras = new ArrayList<>();
        for (int extra = 0; extra < brokenRows.size(); extra++) {
            if (solution[first + extra] > least) {
                extras.add(extra);
            }
        }
        extras.sort(Comparator.comparingDouble(extra -> -solution[first + extra]));
        return extras.stream().map(brokenRows::get).toList();
    }
}
