package io.podium.optimizer.mps;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.Sense;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a program in free MPS form. Rows and columns are named {@code R0}, {@code C0} and so on by their numbers, because
 * names there cannot have blanks; numbers keep every digit.
 */
public final class MpsWriter {

    private final LinearProgram program;
    private final Appendable out;

    private MpsWriter(LinearProgram program, Appendable out) {
        this.program = program;
        this.out = out;
    }

    /**
     * Writes a program.
     *
     * @throws IOException if the output cannot be written
     */
    public static void write(LinearProgram program, Appendable out) throws IOException {
        MpsWriter writer = new MpsWriter(program, out);
        writer.rows();
        writer.columns();
        writer.rightSides();
        writer.bounds();
        out.append("ENDATA\n");
    }

    private void rows() throws IOException {
        out.append("NAME PODIUM\n");
        if (program.sense() == Sense.MAXIMIZE) {
            out.append("OBJSENSE\n MAX\n");
        }
        out.append("ROWS\n N OBJ\n");
        for (int row = 0; row < program.rowCount(); row++) {
            line(letter(program.relation(row)), "R" + row);
        }
    }

    private static String letter(Relation relation) {
        return switch (relation) {
            case AT_MOST -> "L";
            case EQUAL -> "E";
            case AT_LEAST -> "G";
        };
    }

    private void columns() throws IOException {
        List<StringBuilder> columns = new ArrayList<>();
        for (int column = 0; column < program.variableCount(); column++) {
            columns.add(new StringBuilder());
        }
        for (int row = 0; row < program.rowCount(); row++) {
            String name = " R" + row + " ";
            program.forEachInRow(row, (column, value) -> columns.get(column)
                    .append(" C")
                    .append(column)
                    .append(name)
                    .append(value)
                    .append('\n'));
        }
        out.append("COLUMNS\n");
        for (int column = 0; column < columns.size(); column++) {
            line("C" + column, "OBJ", String.valueOf(program.objective(column)));
            out.append(columns.get(column));
        }
    }

    private void rightSides() throws IOException {
        out.append("RHS\n");
        if (program.offset() != 0) {
            line("RHS", "OBJ", String.valueOf(-program.offset()));
        }
        for (int row = 0; row < program.rowCount(); row++) {
            if (program.rightSide(row) != 0) {
                line("RHS", "R" + row, String.valueOf(program.rightSide(row)));
            }
        }
    }

    private void bounds() throws IOException {
        out.append("BOUNDS\n");
        for (int column = 0; column < program.variableCount(); column++) {
            double lower = program.lower(column);
            double upper = program.upper(column);
            String name = "C" + column;
            if (lower == Double.NEGATIVE_INFINITY) {
                line("MI", "BND", name);
            } else if (lower != 0) {
                line("LO", "BND", name, String.valueOf(lower));
            }
            if (upper != Double.POSITIVE_INFINITY) {
                line("UP", "BND", name, String.valueOf(upper));
            }
        }
    }

    private void line(String... fields) throws IOException {
        for (String field : fields) {
            out.append(' ').append(field);
        }
        out.append('\n');
    }
}
