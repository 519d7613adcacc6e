package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTest {

    /** Maximize 3x + 5y with x at most 4, 2y at most 12, 3x + 2y at most 18: 36 at (2, 6), prices (0, 1.5, 1). */
    private static LinearProgram textbook(double unit) {
        LinearProgramBuilder builder = LinearProgram.maximize();
        int x = builder.variable("x", 3 * unit);
        int y = builder.variable("y", 5 * unit);
        builder.entry(builder.row("first", Relation.AT_MOST, 4), x, 1);
        builder.entry(builder.row("second", Relation.AT_MOST, 12), y, 2);
        int third = builder.row("third", Relation.AT_MOST, 18);
        return builder.entry(third, x, 3).entry(third, y, 2).build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-9, 1e9})
    void theOptimumAndItsPricesHoldInAnyUnit(double unit) {
        double[] prices = {0, 1.5 * unit, unit};
        Certificate certificate = Certificate.of(textbook(unit), new double[] {2, 6}, prices);
        assertThat(certificate.holds()).as(certificate.words()).isTrue();
        assertThat(certificate.primalObjective()).isEqualTo(36 * unit);
        assertThat(certificate.relativeGap()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-9, 1e9})
    void aPointOnePerMilleBesideItDoesNotHoldInAnyUnit(double unit) {
        double[] prices = {0, 1.5 * unit, unit};
        assertThat(Certificate.of(textbook(unit), new double[] {2, 5.994}, prices)
                        .holds())
                .isFalse();
        assertThat(Certificate.of(textbook(unit), new double[] {2, 6.006}, prices)
                        .holds())
                .isFalse();
        assertThat(Certificate.of(textbook(unit), new double[] {2, 6}, new double[] {0, 1.5 * unit, 0.999 * unit})
                        .holds())
                .isFalse();
    }

    @Test
    void wrongSignsAndNonNumbersDoNotHold() {
        assertThat(Certificate.of(textbook(1), new double[] {2, 6}, new double[] {0, -1.5, 1})
                        .holds())
                .isFalse();
        assertThat(Certificate.of(textbook(1), new double[] {Double.NaN, 6}, new double[] {0, 1.5, 1})
                        .holds())
                .isFalse();
        assertThat(Certificate.of(textbook(1), new double[] {2, 6}, new double[] {0, Double.NaN, 1})
                        .holds())
                .isFalse();
    }

    @Test
    void anOptimumCannotBeMadeWithoutAProof() {
        Certificate refused = Certificate.of(textbook(1), new double[] {0, 0}, new double[] {0, 0, 0});
        double[] none = {};
        assertThatThrownBy(() -> new LpResult.Optimal(0, none, none, none, "x", 1, refused))
                .hasMessageContaining("proved");
    }

    @Test
    void finiteBoundsAreProvedByReducedCosts() {
        LinearProgramBuilder builder = LinearProgram.minimize();
        builder.variable("down", 2, -3, 10);
        builder.variable("up", -1, 0, 7);
        Certificate certificate = Certificate.of(builder.build(), new double[] {-3, 7}, new double[0]);
        assertThat(certificate.holds()).isTrue();
        assertThat(certificate.dualObjective()).isEqualTo(-13);
    }
}
