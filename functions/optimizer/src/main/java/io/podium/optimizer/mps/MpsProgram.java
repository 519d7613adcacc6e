package io.podium.optimizer.mps;

import io.podium.domain.optimization.LinearProgram;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program read from MPS.
 *
 * @param program the program; a row with a range is two rows there
 * @param rangeRows the row that each second row belongs to, by name
 */
public record MpsProgram(LinearProgram program, Map<String, String> rangeRows) {

    public MpsProgram {
        rangeRows = Map.copyOf(rangeRows);
    }

    /** Returns the price of each row of the file, in its order: that of a range is the sum of its two sides. */
    public Map<String, Double> prices(double[] duals) {
        Map<String, Double> prices = new LinkedHashMap<>();
        for (int row = 0; row < duals.length; row++) {
            String name = program.rowName(row);
            prices.merge(rangeRows.getOrDefault(name, name), duals[row], Double::sum);
        }
        return prices;
    }
}
