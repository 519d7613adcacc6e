package io.podium.optimizer.mps;

import io.podium.domain.optimization.LinearProgram;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that was given as text.
 *
 * @param program the program; a row with a range is two rows there
 * @param rangeRows the row that each second row belongs to, by name
 */
public record GivenProgram(LinearProgram program, Map<String, String> rangeRows) {

    public GivenProgram {
        rangeRows = Map.copyOf(rangeRows);
    }

    /** Returns a program whose rows are all rows of its own. */
    public static GivenProgram of(LinearProgram program) {
        return new GivenProgram(program, Map.of());
    }

    /** Returns the price of each row given, in its order: that of a range is the sum of its two sides. */
    public Map<String, Double> prices(double[] duals) {
        Map<String, Double> prices = new LinkedHashMap<>();
        for (int row = 0; row < duals.length; row++) {
            String name = program.rowName(row);
            prices.merge(rangeRows.getOrDefault(name, name), duals[row], Double::sum);
        }
        return prices;
    }
}
