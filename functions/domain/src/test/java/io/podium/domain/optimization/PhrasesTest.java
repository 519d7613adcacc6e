package io.podium.domain.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void countsAgreeWithTheirNouns() {
        assertThat(Phrases.count(1, "instance")).isEqualTo("1 instance");
        assertThat(Phrases.count(0, "instance")).isEqualTo("0 instances");
    }

    @Test
    void numbersAreShortAndNeverInExponents() {
        assertThat(Phrases.number(0)).isEqualTo("0");
        assertThat(Phrases.number(123_456.7)).isEqualTo("123457");
        assertThat(Phrases.number(2.5)).isEqualTo("2.5");
        assertThat(Phrases.number(0.000123456)).isEqualTo("0.000123");
        assertThat(Phrases.percent(0.125)).isEqualTo("12.5 %");
    }

    @Test
    void moneyIsInCentsOrFiner() {
        assertThat(Phrases.money(0.4199)).isEqualTo("0.42 USD");
        assertThat(Phrases.money(0.0123)).isEqualTo("0.0123 USD");
    }

    @Test
    void kindsHaveTheirUnits() {
        assertThat(Phrases.unit("gpu")).isEqualTo("unit of gpu");
        assertThat(Phrases.perUnit("memory")).isEqualTo(1024);
        assertThat(Phrases.perUnit("cpu")).isEqualTo(1);
    }

    @Test
    void normalQuantilesMatchTheTable() {
        assertThat(NormalQuantile.of(0.5)).isCloseTo(0, within(1e-3));
        assertThat(NormalQuantile.of(0.9)).isCloseTo(1.2816, within(1e-3));
        assertThat(NormalQuantile.of(0.975)).isCloseTo(1.9600, within(1e-3));
    }

    @Test
    void settingsNameWhatIsWrong() {
        assertThatThrownBy(() -> new OptimizerSettings(
                        1, 0, Duration.ZERO, 0.5, 1, 0.2, 0, Duration.ofSeconds(1), 1, 0.9, 2, RollbackRule.DEFAULT))
                .hasMessageContaining("smoothing");
        assertThatThrownBy(() -> new RollbackRule(1, 2, 0, 0, Duration.ZERO)).hasMessageContaining("2 of 1");
        assertThatThrownBy(() -> new RollbackRule(2, 1, 0, 1.5, Duration.ZERO)).hasMessageContaining("failures 1.5");
        assertThatThrownBy(() -> new Pause(Instant.EPOCH, "x".repeat(257))).hasMessageContaining("257");
        assertThatThrownBy(() -> new ServiceSettings("ocr", 0, ResourceVector.NONE, Map.of(), 0, 1, 0, Set.of(), 1))
                .hasMessageContaining("service ocr");
        assertThatThrownBy(
                        () -> new ServiceObservation("ocr", Duration.ofSeconds(1), 1, 1, 1, Double.NaN, 1, 1, 1, 1, 1))
                .hasMessageContaining("meanServiceSeconds of service ocr");
    }
}
