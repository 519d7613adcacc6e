package io.podium.optimizer.highs;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.optimization.LinearProgram;
import io.podium.domain.optimization.LinearProgramBuilder;
import io.podium.domain.optimization.Relation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BasisMemoryTest {

    private final BasisMemory memory = new BasisMemory(100);

    /** A program with variables x0 and so on, one row for each, all named after a letter. */
    private static LinearProgram program(String letter, int size) {
        LinearProgramBuilder builder = LinearProgram.minimize();
        for (int i = 0; i < size; i++) {
            builder.entry(builder.row(letter + " row " + i, Relation.AT_LEAST, 1), builder.variable(letter + i, 1), 1);
        }
        return builder.build();
    }

    private static Basis basis(int size, int column, int row) {
        int[] columns = new int[size];
        int[] rows = new int[size];
        Arrays.fill(columns, column);
        Arrays.fill(rows, row);
        return new Basis(columns, rows);
    }

    @Test
    void sameProgramGetsItsBasis() {
        Basis basis = basis(5, 1, 0);
        memory.keep(program("a", 5), basis);
        assertThat(memory.recall(program("a", 5))).containsSame(basis);
        assertThat(memory.recall(program("b", 5))).isEmpty();
    }

    @Test
    void programThatGrewOrShrankGetsWhatIsKnownByName() {
        memory.keep(program("a", 10), basis(10, 1, 0));
        Basis grown = memory.recall(program("a", 11)).orElseThrow();
        assertThat(grown.columns()).hasSize(11).startsWith(1, 1).endsWith(Basis.NOT_BASIC);
        assertThat(grown.rows()).hasSize(11).startsWith(0, 0).endsWith(Basis.BASIC);
        Basis shrunk = memory.recall(program("a", 9)).orElseThrow();
        assertThat(shrunk.columns()).hasSize(9).containsOnly(1);
        assertThat(memory.recall(program("a", 20))).isEmpty();
        assertThat(memory.recall(program("a", 3))).isEmpty();
    }

    @Test
    void threeKindsOfProgramsAreKeptAndNoneThatIsTooLarge() {
        for (String letter : new String[] {"a", "b", "c", "d"}) {
            memory.keep(program(letter, 5), basis(5, 1, 0));
        }
        memory.keep(program("e", 51), basis(51, 1, 0));
        assertThat(memory.recall(program("a", 5))).isEmpty();
        assertThat(memory.recall(program("e", 51))).isEmpty();
        assertThat(memory.recall(program("b", 5))).isPresent();
        assertThat(memory.recall(program("d", 5))).isPresent();
    }

    @Test
    void whatAForgetfulOneKeepsOthersRecall() {
        BasisMemory forgetful = memory.forgetful();
        forgetful.keep(program("a", 5), basis(5, 1, 0));
        assertThat(forgetful.recall(program("a", 5))).isEmpty();
        assertThat(memory.recall(program("a", 5))).isPresent();
    }
}
