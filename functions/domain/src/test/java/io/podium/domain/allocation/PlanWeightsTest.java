package io.podium.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanWeightsTest {
    private static final PlanWeights WEIGHTS = new PlanWeights(Map.of(
            "b", Map.of("p", 2, "q", 1),
            "d", Map.of("p", 4),
            "e", Map.of()));

    @Test
    void sumsUpWhatIsPlannedInAllPools() {
        assertThat(WEIGHTS.of("b")).isEqualTo(3);
        assertThat(WEIGHTS.of("e")).isZero();
        assertThat(WEIGHTS.of("a")).isZero();
        assertThat(WEIGHTS.of("b", "p")).isEqualTo(2);
        assertThat(WEIGHTS.of("b", "r")).isZero();
    }

    @Test
    void tellsThoseOfManyServicesAsThatOfEach() {
        for (List<String> ids :
                List.of(List.of("a", "b", "c", "d", "e", "f"), List.of("d", "b", "d", "e", "a"), List.<String>of())) {
            assertThat(WEIGHTS.of(ids))
                    .containsExactly(ids.stream().mapToDouble(WEIGHTS::of).toArray());
        }
    }
}
