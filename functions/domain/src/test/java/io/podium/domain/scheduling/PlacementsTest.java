package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementsTest {
    static List<String> names() {
        return Placements.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void chooseOneOfTheCandidatesAndTheSameUnderTheSameDraws(String name) {
        for (int seed = 0; seed < 200; seed++) {
            List<Candidate> candidates = candidates(new Random(seed));
            List<Candidate> given = List.copyOf(candidates);

            Candidate chosen = Placements.named(name).choose(Candidates.of(candidates), new Random(seed));

            assertThat(chosen).isIn(given);
            assertThat(candidates).isEqualTo(given);
            assertThat(Placements.named(name).choose(Candidates.of(candidates), new Random(seed)))
                    .isEqualTo(chosen);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void chooseTheOnlyOne(String name) {
        Candidate only = new Candidate("s", 1, 1, 0);

        assertThat(Placements.named(name).choose(Candidates.of(List.of(only)), new Random(1)))
                .isEqualTo(only);
    }

    @Test
    void refusesAnUnknownNameWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placements.named("best"))
                .withMessageContaining("Maybe one of: least-loaded, plan-weighted, power-of-two-choices, random");
    }

    @Test
    void leastLoadedTakesTheSmallestPartTaken() {
        Candidate half = new Candidate("a", 10, 20, 0);
        Candidate third = new Candidate("b", 2, 3, 0);

        assertThat(choose("least-loaded", half, third)).isEqualTo(third);
    }

    @Test
    void leastLoadedTakesTheRoomierOfEqualsAndThenTheFirst() {
        Candidate small = new Candidate("a", 1, 2, 0);
        Candidate large = new Candidate("b", 4, 8, 0);
        Candidate other = new Candidate("c", 4, 8, 0);

        assertThat(choose("least-loaded", small, large, other)).isEqualTo(large);
    }

    @Test
    void powerOfTwoNeverTakesTheMostLoadedOfThree() {
        Map<String, Integer> counts = draws(
                "power-of-two-choices",
                new Candidate("a", 1, 10, 0),
                new Candidate("b", 5, 10, 0),
                new Candidate("c", 9, 10, 0));

        assertThat(counts).containsOnlyKeys("b", "c");
        assertThat(counts.get("c")).isBetween(1_850, 2_150);
    }

    @Test
    void planWeightedFollowsThePlan() {
        Map<String, Integer> counts = draws(
                "plan-weighted",
                new Candidate("a", 1, 1, 3),
                new Candidate("b", 100, 100, 1),
                new Candidate("c", 1, 1, 0));

        assertThat(counts).containsOnlyKeys("a", "b");
        assertThat(counts.get("a")).isBetween(2_100, 2_400);
    }

    @Test
    void planWeightedFollowsFreeSlotsWhereThereIsNoPlan() {
        Map<String, Integer> counts =
                draws("plan-weighted", new Candidate("a", 1, 100, 0), new Candidate("b", 9, 10, 0));

        assertThat(counts.get("b")).isBetween(2_600, 2_800);
    }

    @Test
    void randomTakesEachAsOften() {
        Map<String, Integer> counts = draws("random", new Candidate("a", 1, 100, 0), new Candidate("b", 9, 10, 5));

        assertThat(counts.get("a")).isBetween(1_400, 1_600);
    }

    @Test
    void candidatesHaveAFreeSlotAmongTheirSeats() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Candidate("s", 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Candidate("s", 2, 1, 0));
    }

    private static Candidate choose(String name, Candidate... candidates) {
        return Placements.named(name).choose(Candidates.of(List.of(candidates)), new Random(1));
    }

    private static Map<String, Integer> draws(String name, Candidate... candidates) {
        Random random = new Random(9);
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            counts.merge(
                    Placements.named(name)
                            .choose(Candidates.of(List.of(candidates)), random)
                            .serviceId(),
                    1,
                    Integer::sum);
        }
        return counts;
    }

    private static List<Candidate> candidates(Random random) {
        List<Candidate> candidates = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int seats = 1 + random.nextInt(5);
            candidates.add(new Candidate("s" + i, 1 + random.nextInt(seats), seats, random.nextInt(3)));
        }
        return candidates;
    }
}
