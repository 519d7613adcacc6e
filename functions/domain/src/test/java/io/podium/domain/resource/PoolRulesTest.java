package io.podium.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolRulesTest {
    @Test
    void tellsWhetherTwoRulesRankAlike() {
        assertThat(rankedBy("fifo", 1)).isEqualTo(rankedBy("fifo", 2));
        assertThat(rankedBy("dps", 1)).isNotEqualTo(rankedBy("dps", 2));
        assertThat(rankedBy("dps", 1)).isNotEqualTo(rankedBy("fifo", 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnAgingRateThatIsNone(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> rankedBy("dps", rate));
    }

    @Test
    void changeTasksForAtLeastASecondUnlessToldOtherwise() {
        assertThat(new PoolRules("srtf", 0, "random", "msa").preemptionMargin()).isEqualTo(Duration.ofSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoolRules("srtf", 0, "random", "msa", Duration.ofMillis(-1)))
                .withMessageContaining("margin");
    }

    @Test
    void poolsAreTheSameWhateverTheirVersions() {
        Pool pool = Pool.byDefault();
        assertThat(pool.sameAs(pool.withVersion(7))).isTrue();
        assertThat(pool.sameAs(new Pool("other", pool.capacity(), pool.prices(), pool.rules(), 0)))
                .isFalse();
    }

    private static String rankedBy(String policy, double agingRate) {
        return new PoolRules(policy, agingRate, "random", "msa").rankedBy();
    }
}
