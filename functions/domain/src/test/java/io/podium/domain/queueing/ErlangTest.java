package io.podium.domain.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.5",
        "2, 1, 0.2",
        "3, 2, 0.21053",
        "5, 3, 0.11005",
        "10, 5, 0.01838",
        "10, 10, 0.21458",
        "20, 12, 0.00980",
        "0, 7, 1"
    })
    void lossMatchesPublishedTables(int servers, double load, double expected) {
        assertThat(ErlangB.blockingProbability(servers, load)).isCloseTo(expected, within(5e-6));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 4.46, 10", "0.01, 12.03, 20", "0.01, 84.06, 100", "0.05, 6.22, 10"})
    void offeredLoadsOfTheLossTableGiveTheirLoss(double loss, double load, int servers) {
        assertThat(ErlangB.blockingProbability(servers, load)).isCloseTo(loss, within(loss * 0.01));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.5", "2, 1, 0.333333", "3, 2, 0.444444", "10, 5, 0.036105", "5, 4, 0.554113"})
    void delayMatchesPublishedTables(int servers, double load, double expected) {
        assertThat(ErlangC.waitProbability(servers, load)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void recursionEqualsTheSumOfPoissonTerms() {
        double load = 7.3;
        double term = 1;
        double sum = 1;
        for (int c = 1; c <= 12; c++) {
            term *= load / c;
            sum += term;
            assertThat(ErlangB.blockingProbability(c, load)).isCloseTo(term / sum, within(1e-14));
        }
    }

    @Test
    void thousandsOfServersStayFinite() {
        assertThat(ErlangB.blockingProbability(100_000, 100_000)).isBetween(0.002, 0.003);
        assertThat(ErlangC.waitProbability(5_000, 4_900)).isBetween(0.01, 0.2);
    }

    @Test
    void moreServersLoseAndDelayFewer() {
        for (int c = 6; c < 40; c++) {
            assertThat(ErlangB.blockingProbability(c + 1, 5)).isLessThan(ErlangB.blockingProbability(c, 5));
            assertThat(ErlangC.waitProbability(c + 1, 5)).isLessThan(ErlangC.waitProbability(c, 5));
            assertThat(ErlangC.waitProbability(c, 5)).isGreaterThan(ErlangB.blockingProbability(c, 5));
        }
    }

    @Test
    void everyArrivalWaitsWhenTheLoadIsTooHigh() {
        assertThat(ErlangC.waitProbability(3, 3)).isEqualTo(1);
        assertThat(ErlangC.waitProbability(3, 30)).isEqualTo(1);
        assertThat(ErlangC.waitProbability(3, 0)).isZero();
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> ErlangB.blockingProbability(-1, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> ErlangC.waitProbability(0, 1)).hasMessageContaining("at least one server");
        assertThatThrownBy(() -> ErlangB.blockingProbability(1, Double.NaN)).hasMessageContaining("NaN");
    }
}
