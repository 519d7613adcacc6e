package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void holdsAllThatBeginsWithItsFrontAndNothingElse() {
        String front = Lane.front("acme");
        assertThat(front + "0").isGreaterThan(front).isLessThan(Lane.behind("acme"));
        assertThat(front + "zzzz#\uffff").isLessThan(Lane.behind("acme"));
        assertThat(Lane.front("acme.eu").compareTo(front))
                .isEqualTo(Lane.front("acme.eu").compareTo(Lane.behind("acme")));
    }

    @Test
    void isDrawnFromAllPlaces() {
        assertThat(Lane.at(0)).isEqualTo("0000");
        assertThat(Lane.at(Math.nextDown(1))).isEqualTo("zzzz");
    }

    @Test
    void standsBehindARandomPlaceAsOftenAsAnyOther() {
        TreeSet<String> lanes = new TreeSet<>();
        IntStream.range(0, 10_000).forEach(i -> lanes.add(Lane.front("tenant" + i)));
        Random random = new Random(1);
        double lower = IntStream.range(0, 200)
                .mapToDouble(i -> {
                    double fraction = random.nextDouble();
                    return Math.abs(lanes.headSet(Lane.at(fraction)).size() / 10_000.0 - fraction);
                })
                .max()
                .orElseThrow();

        assertThat(lanes).hasSize(10_000);
        assertThat(lower).isLessThan(0.02);
    }
}
