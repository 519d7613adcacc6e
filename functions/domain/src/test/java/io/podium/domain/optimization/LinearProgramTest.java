package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearProgramTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void keepsWhatWasBuiltInAnyOrder() {
        LinearProgramBuilder builder = LinearProgram.maximize();
        int x = builder.variable("x", 3);
        int limit = builder.row("limit", Relation.AT_MOST, 8);
        int y = builder.variable("y", 5, -1, 4);
        int floor = builder.row("floor", Relation.AT_LEAST, 1);
        builder.entry(floor, y, 1)
                .entry(limit, y, 2)
                .entry(limit, x, 1)
                .entry(limit, y, 3)
                .offset(10);
        LinearProgram program = builder.build();
        assertThat(program.sense()).isEqualTo(Sense.MAXIMIZE);
        assertThat(program.size()).isEqualTo("2 rows x 2 variables, 3 entries");
        assertThat(entries(program, limit)).containsExactly("y*5.0", "x*1.0");
        assertThat(entries(program, floor)).containsExactly("y*1.0");
        assertThat(program.upper(x)).isEqualTo(INFINITE);
        assertThat(program.lower(y)).isEqualTo(-1);
        assertThat(program.objectiveAt(new double[] {1, 2})).isEqualTo(23);
        assertThat(program.relation(limit).symbol()).isEqualTo("<=");
    }

    private static List<String> entries(LinearProgram program, int row) {
        List<String> entries = new ArrayList<>();
        program.forEachInRow(row, (variable, value) -> entries.add(program.variableName(variable) + "*" + value));
        return entries;
    }

    @Test
    void transposingTwiceGivesTheSameMatrix() {
        TripletBuffer buffer = new TripletBuffer();
        for (int at = 0; at < 200; at++) {
            buffer.add(at % 7, at % 11, at);
        }
        SparseMatrix matrix = buffer.byRow(7, 11);
        SparseMatrix columns = matrix.transposed();
        assertThat(matrix.lines()).isEqualTo(7);
        assertThat(columns.lines()).isEqualTo(11);
        assertThat(columns.transposed().values().length).isEqualTo(77);
        assertThat(columns.transposed().transposed()).usingRecursiveComparison().isEqualTo(columns);
    }

    @Test
    void badNumbersAreRefusedByName() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        int x = builder.variable("x", 1);
        int row = builder.row("limit", Relation.AT_MOST, 8);
        assertThatThrownBy(() -> builder.variable("y", Double.NaN)).hasMessageContaining("variable y");
        assertThatThrownBy(() -> builder.variable("y", 1, 3, 2)).hasMessageContaining("from 3.0 to 2.0");
        assertThatThrownBy(() -> builder.variable("y", 1, INFINITE, INFINITE)).hasMessageContaining("y");
        assertThatThrownBy(() -> builder.row("r", Relation.EQUAL, INFINITE)).hasMessageContaining("row r");
        assertThatThrownBy(() -> builder.entry(row, x, INFINITE))
                .hasMessageContaining("row limit")
                .hasMessageContaining("variable x");
        assertThatThrownBy(() -> builder.entry(3, x, 1)).hasMessageContaining("no row 3");
        assertThatThrownBy(() -> builder.entry(row, 9, 1)).hasMessageContaining("variable 9");
    }

    @Test
    void emptyAndAmbiguousProgramsAreRefused() {
        assertThatThrownBy(() -> LinearProgram.minimize().build()).hasMessageContaining("at least one variable");
        LinearProgramBuilder twice = LinearProgram.minimize();
        twice.variable("x", 1);
        twice.variable("x", 1);
        assertThatThrownBy(twice::build).hasMessageContaining("named x");
    }
}
