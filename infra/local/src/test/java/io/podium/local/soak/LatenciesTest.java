package io.podium.local.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void quantilesAreWithinAClassOfWhatWasAdded() {
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.add(millis * 1_000_000L);
        }
        double[] quantiles = latencies.drain(0.5, 0.99, 1);
        assertThat(quantiles[0]).isCloseTo(500, withinPercentage(6));
        assertThat(quantiles[1]).isCloseTo(990, withinPercentage(6));
        assertThat(quantiles[2]).isCloseTo(1_000, withinPercentage(6));
    }

    @Test
    void startsAnewWhenItWasAsked() {
        latencies.add(5_000_000);
        latencies.drain(0.5);
        assertThat(latencies.drain(0.5, 0.99)).containsExactly(0, 0);
    }

    @Test
    void takesTheShortestAndTheLongest() {
        latencies.add(0);
        latencies.add(Long.MAX_VALUE);
        assertThat(latencies.drain(0, 1)).isSorted();
    }
}
