package io.podium.optimizer.mps;

import java.util.List;
import java.util.Locale;

/**
 * Reads linear programs in MPS, free or fixed form, with RANGES, all continuous BOUNDS, OBJSENSE and a constant of the
 * objective (minus its right-hand side). Where dialects differ: a further N row is ignored; an upper bound below zero
 * without a lower one makes that infinite; a range on an E row goes up if it is positive and down if negative. Integer
 * variables are refused. Source: the MPS pages of the CPLEX and HiGHS documentation.
 */
public final class MpsReader {

    private static final String SECTIONS = "NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS and ENDATA";

    private final MpsRows rows = new MpsRows();
    private final MpsColumns columns = new MpsColumns(rows);
    private boolean maximize;

    private MpsReader() {}

    /**
     * Reads a program. A text that free form cannot explain is read as fixed form, in which names may have blanks.
     *
     * @throws MpsException naming the line and the rule
     */
    public static GivenProgram read(String text) {
        try {
            return read(MpsLine.of(text, false));
        } catch (MpsException asFree) {
            try {
                return read(MpsLine.of(text, true));
            } catch (MpsException asFixed) {
                asFree.addSuppressed(asFixed);
                throw asFree;
            }
        }
    }

    private static GivenProgram read(List<MpsLine> lines) {
        MpsReader reader = new MpsReader();
        String section = "";
        for (MpsLine line : lines) {
            if (line.isHeader()) {
                section = line.section();
                reader.open(section, line);
            } else {
                reader.data(section, line);
            }
        }
        return reader.columns.build(reader.maximize, lines.get(lines.size() - 1));
    }

    private void open(String section, MpsLine line) {
        switch (section) {
            case "OBJSENSE" -> {
                if (line.fields().size() > 1) {
                    maximize = isMaximize(line, 1);
                }
            }
            case "NAME", "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "ENDATA" -> {}
            default -> throw line.wrong("section " + section + " is not read here; sections are " + SECTIONS);
        }
    }

    private void data(String section, MpsLine line) {
        switch (section) {
            case "OBJSENSE" -> maximize = isMaximize(line, 0);
            case "ROWS" -> rows.add(line);
            case "COLUMNS" -> columns.add(line);
            case "RHS" -> pairs(line, rows::rightSide);
            case "RANGES" -> pairs(line, rows::range);
            case "BOUNDS" -> columns.bound(line);
            default -> throw line.wrong("data is expected in a section; sections are " + SECTIONS);
        }
    }

    private static boolean isMaximize(MpsLine line, int at) {
        String sense = line.field(at, "MAX or MIN").toUpperCase(Locale.ROOT);
        return switch (sense) {
            case "MAX", "MAXIMIZE" -> true;
            case "MIN", "MINIMIZE" -> false;
            default -> throw line.wrong("the sense is MAX or MIN, not " + sense);
        };
    }

    /** Receives a row and a number. */
    @FunctionalInterface
    interface Pair {

        void accept(MpsLine line, String row, double value);
    }

    /** Reads one or two pairs of row and number, with or without the name of a set before them. */
    static void pairs(MpsLine line, Pair pair) {
        int first = line.fields().size() % 2;
        for (int at = first; at < line.fields().size(); at += 2) {
            pair.accept(
                    line, line.field(at, "a row"), line.number(at + 1, "the value of row " + line.field(at, "a row")));
        }
    }
}
