package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalingTest {

    private static LinearProgram wild() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        int x = builder.variable("x", 1e-6, 0, 1e9);
        int y = builder.variable("y", 3e-5);
        int bytes = builder.row("bytes", Relation.AT_MOST, 64e9);
        int demand = builder.row("demand", Relation.AT_LEAST, 12);
        builder.entry(bytes, x, 2e9).entry(bytes, y, 5e8).entry(demand, x, 1).entry(demand, y, 1);
        return builder.build();
    }

    @Test
    void bringsEntriesAndCostsNearOne() {
        LinearProgram scaled = Scaling.of(wild()).applyTo(wild());
        for (int row = 0; row < scaled.rowCount(); row++) {
            scaled.forEachInRow(row, (variable, value) -> assertThat(value).isBetween(0.05, 20.0));
            assertThat(scaled.rightSide(row)).isBetween(0.05, 20.0);
        }
        assertThat(scaled.objective(1)).isBetween(0.05, 20.0);
    }

    @Test
    void undoingItIsExact() {
        LinearProgram program = wild();
        Scaling scaling = Scaling.of(program);
        LinearProgram scaled = scaling.applyTo(program);
        for (int row = 0; row < 2; row++) {
            assertThat(scaled.rightSide(row) * scaling.rowUnit(row)).isEqualTo(program.rightSide(row));
        }
        for (int variable = 0; variable < 2; variable++) {
            assertThat(scaled.objective(variable) * scaling.reducedCostUnit(variable))
                    .isEqualTo(program.objective(variable));
            assertThat(scaled.upper(variable) * scaling.variableUnit(variable)).isEqualTo(program.upper(variable));
            assertThat(scaling.reducedCostUnit(variable) * scaling.variableUnit(variable))
                    .isEqualTo(scaling.objectiveUnit());
        }
        assertThat(scaling.dualUnit(0) * scaling.rowUnit(0)).isEqualTo(scaling.objectiveUnit());
    }

    @Test
    void programsWithoutRowsOrCostsAreLeftAlone() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        builder.variable("x", 0, -4, 4);
        LinearProgram program = builder.build();
        LinearProgram scaled = Scaling.of(program).applyTo(program);
        assertThat(scaled.objective(0)).isZero();
        assertThat(scaled.upper(0)).isEqualTo(1);
    }
}
