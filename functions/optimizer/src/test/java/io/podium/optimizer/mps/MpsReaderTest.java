package io.podium.optimizer.mps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.Relation;
import io.podium.domain.optimization.Sense;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MpsReaderTest {

    private static final String FREE = """
            * The example of many manuals.
            NAME TEST
            OBJSENSE
                MAX
            ROWS
             N COST
             L LIM1
             G LIM2
             E MYEQN
             N OTHER
            COLUMNS
             X COST 1 LIM1 1
             X LIM2 1.5D+00
             Y COST 2
             Y LIM1 1 MYEQN -1
             Y OTHER 7
             Z COST -1 MYEQN 1
            RHS
             RHS COST -10 LIM1 4
             LIM2 1 MYEQN 7
            BOUNDS
             UP BND X 4
             LO BND Y -1
             UP Y 1e30
             MI BND Z
            ENDATA
            what follows is not read
            """;

    @Test
    void freeFormIsReadWithEveryPartOfIt() {
        LinearProgram program = MpsReader.read(FREE).program();

        assertThat(program.sense()).isEqualTo(Sense.MAXIMIZE);
        assertThat(program.offset()).isEqualTo(10);
        assertThat(program.rowNames()).containsExactly("LIM1", "LIM2", "MYEQN");
        assertThat(program.variableNames()).containsExactly("X", "Y", "Z");
        assertThat(program.relation(0)).isEqualTo(Relation.AT_MOST);
        assertThat(program.relation(1)).isEqualTo(Relation.AT_LEAST);
        assertThat(program.relation(2)).isEqualTo(Relation.EQUAL);
        assertThat(IntStream.range(0, 3).mapToDouble(program::rightSide)).containsExactly(4.0, 1.0, 7.0);
        assertThat(IntStream.range(0, 3).mapToDouble(program::objective)).containsExactly(1.0, 2.0, -1.0);
        assertThat(IntStream.range(0, 3).mapToDouble(program::lower))
                .containsExactly(0.0, -1.0, Double.NEGATIVE_INFINITY);
        assertThat(IntStream.range(0, 3).mapToDouble(program::upper))
                .containsExactly(4.0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(program.entryCount()).isEqualTo(5);
    }

    @Test
    void fixedFormMayHaveBlanksInNames() {
        LinearProgram program = MpsReader.read("""
                        NAME          FIXED
                        ROWS
                         N  COST
                         L  THE ROW
                        COLUMNS
                            MY COL    COST               1.5   THE ROW            2.0
                            B COL     COST                -1
                        RHS
                            RHS       THE ROW            4.0
                        BOUNDS
                         UP BND       MY COL             3.0
                         FR BND       B COL
                        ENDATA
                        """).program();

        assertThat(program.variableNames()).containsExactly("MY COL", "B COL");
        assertThat(program.rowNames()).containsExactly("THE ROW");
        assertThat(program.objective(0)).isEqualTo(1.5);
        assertThat(program.upper(0)).isEqualTo(3);
        assertThat(program.lower(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** Type of the row, range, then the least and the most that the row may be with a right-hand side of 10. */
    @ParameterizedTest
    @CsvSource({"L,4,6,10", "L,-4,6,10", "G,4,10,14", "G,-4,10,14", "E,4,10,14", "E,-4,6,10", "E,0,10,10"})
    void rangesAreReadByTheTypeOfTheRow(String type, double range, double least, double most) {
        GivenProgram given = MpsReader.read("NAME\nROWS\n N C\n " + type + " R\nCOLUMNS\n X C 1 R 2\nRHS\n S R 10\n"
                + "RANGES\n S R " + range + "\nENDATA\n");

        LinearProgram program = given.program();
        assertThat(program.relation(0)).isEqualTo(Relation.AT_LEAST);
        assertThat(program.rightSide(0)).isEqualTo(least);
        assertThat(program.relation(1)).isEqualTo(Relation.AT_MOST);
        assertThat(program.rightSide(1)).isEqualTo(most);
        assertThat(given.prices(new double[] {2, -3})).isEqualTo(Map.of("R", -1.0));
    }

    /** Bounds in the order given, then what they make of the column. */
    @ParameterizedTest
    @CsvSource({
        "UP S X 5, 0, 5",
        "UP S X -5, -Infinity, -5",
        "UP S X 0, 0, 0",
        "LO S X -9;UP S X -5, -9, -5",
        "MI S X;UP S X 3, -Infinity, 3",
        "MI S X, -Infinity, Infinity",
        "FR S X, -Infinity, Infinity",
        "FR X, -Infinity, Infinity",
        "FX S X 2.5, 2.5, 2.5",
        "LO S X 2;PL S X, 2, Infinity",
        "LO S X -1e30, -Infinity, Infinity",
        "UP X 5, 0, 5"
    })
    void boundsAreRead(String bounds, double lower, double upper) {
        LinearProgram program = MpsReader.read("NAME\nROWS\n N C\n L R\nCOLUMNS\n X C 1 R 2\nBOUNDS\n "
                        + bounds.replace(";", "\n ") + "\nENDATA\n")
                .program();

        assertThat(program.lower(0)).isEqualTo(lower);
        assertThat(program.upper(0)).isEqualTo(upper);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROWS; N C; X R|line 3: the type of row R is N, L, G or E, not X",
                "ROWS; N C; L R; G R|line 4: row R is given twice",
                "ROWS; N C; L|line 3: the name of a row is expected as field 2, after L",
                "ROWS; N C;COLUMNS; X Q 1|line 4: there is no row Q",
                "ROWS; N C; L R;COLUMNS; X R one|line 5: the value of row R is a number, not one",
                "ROWS; N C; L R;COLUMNS; X R 1; X R 2|line 6: column X has two numbers in row R",
                "ROWS; N C; L R;COLUMNS; X C 1 C 2|line 5: column X has two numbers in row C",
                "ROWS; N C; L R;COLUMNS; X R 1;RHS; A R 1; B R 2|line 8: row R has two right-hand sides. Maybe the file",
                "ROWS; N C; L R;COLUMNS; X R 1;RHS; A C 1; B C 2|line 8: row C has two right-hand sides. Maybe the file",
                "ROWS; N C; L R;COLUMNS; X R 1;RANGES; A R 1; B R 2|line 8: row R has two ranges. Maybe the file",
                "ROWS; N C; L R;COLUMNS; X R|line 5: a column has a name, then a row and a number once or twice",
                "ROWS; N C; L R;COLUMNS; M 'MARKER' 'INTORG'|line 5: whole variables (MARKER) are not solved here",
                "ROWS; N C; L R;COLUMNS; X R 1;BOUNDS; BV S X|line 7: bound BV of column X makes it whole",
                "ROWS; N C; L R;COLUMNS; X R 1;BOUNDS; UP S Y 1|line 7: there is no column Y",
                "ROWS; N C; L R;COLUMNS; X R 1;BOUNDS; XX S X 1|line 7: a bound is UP, LO, FX, FR, MI or PL, not XX",
                "ROWS; N C; L R;COLUMNS; X R 1;BOUNDS; LO S X 5; UP S X 4|line 9: column X has bounds from 5.0 to 4.0",
                "ROWS; N C; L R;QUADOBJ|line 4: section QUADOBJ is not read here; sections are NAME",
                "ROWS; L R;COLUMNS; X R 1|line 5: there is no row of type N",
                "ROWS; N C|line 3: there is no column",
                "OBJSENSE; UP|line 2: the sense is MAX or MIN, not UP",
                "NAME; N C|line 2: data is expected in a section"
            })
    void whatBreaksARuleIsNamedByItsLine(String lines, String message) {
        String text = lines.replace(";", "\n") + "\nENDATA\n";
        assertThatThrownBy(() -> MpsReader.read(text))
                .isInstanceOf(MpsException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void lineWithNothingInTheColumnsOfFixedFormIsRefused() {
        String beyond = " ".repeat(61) + "x";
        String text = "NAME T\nROWS\n N  COST\nCOLUMNS\n    X  COST  1  2\nRHS\n" + beyond + "\nENDATA\n";
        assertThatThrownBy(() -> MpsReader.read(text)).isInstanceOf(MpsException.class);
    }

    @Test
    void fileThatWasCutOffIsRefused() {
        assertThatThrownBy(() -> MpsReader.read("NAME\nROWS\n N C\n"))
                .hasMessage("line 3: the file ends without ENDATA");
        assertThatThrownBy(() -> MpsReader.read("")).hasMessage("line 1: the file ends without ENDATA");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        LinearProgram program = MpsReader.read(FREE).program();
        StringBuilder text = new StringBuilder();
        MpsWriter.write(program, text);
        LinearProgram again = MpsReader.read(text.toString()).program();

        assertThat(again.sense()).isEqualTo(program.sense());
        assertThat(again.size()).isEqualTo(program.size());
        assertThat(again.objectiveAt(new double[] {1, 2, 3})).isEqualTo(program.objectiveAt(new double[] {1, 2, 3}));
        for (int variable = 0; variable < 3; variable++) {
            assertThat(again.lower(variable)).isEqualTo(program.lower(variable));
            assertThat(again.upper(variable)).isEqualTo(program.upper(variable));
        }
        for (int row = 0; row < 3; row++) {
            assertThat(again.relation(row)).isEqualTo(program.relation(row));
            assertThat(again.rightSide(row)).isEqualTo(program.rightSide(row));
        }
    }
}
