package io.podium.local.cli;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LpResult;
import io.podium.optimizer.raw.RawAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answer of a solve for people: what is zero is left out. */
final class SolveText {
    private SolveText() {}

    static List<String> lines(RawAnswer answer) {
        LinearProgram program = answer.program().program();
        List<String> lines = new ArrayList<>();
        lines.add(program.size());
        lines.add("status     " + answer.status().text());
        if (answer.result() instanceof LpResult.Optimal optimal) {
            lines.add("objective  " + number(optimal.objective()));
            lines.add(String.format(
                    Locale.ROOT,
                    "engine     %s, %d iterations, %.3f s",
                    optimal.engine(),
                    optimal.iterations(),
                    answer.seconds()));
            lines.add("check      " + optimal.certificate().words());
            lines.add("variables that are not zero:");
            for (int variable = 0; variable < optimal.x().length; variable++) {
                add(lines, program.variableName(variable), optimal.x()[variable]);
            }
            lines.add("prices of rows that are not zero, per unit of the right-hand side:");
            for (Map.Entry<String, Double> price :
                    answer.program().prices(optimal.duals()).entrySet()) {
                add(lines, price.getKey(), price.getValue());
            }
        } else {
            lines.add("detail     " + answer.result().words());
        }
        return lines;
    }

    private static void add(List<String> lines, String name, double value) {
        if (value != 0) {
            lines.add("  " + name + " = " + number(value));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.10g", value);
    }
}
