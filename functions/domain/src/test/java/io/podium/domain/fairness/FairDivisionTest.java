package io.podium.domain.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.fairness.Claims.Claim;
import io.podium.domain.resource.ResourceVector;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The divisions, against published examples and at their edges. */
class FairDivisionTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final double MUCH = 1e6;

    @Test
    void dominantSharesAreThoseOfThePaper() {
        Claims claims = new Claims(
                1_000,
                cpuAndMemory(9, 18),
                List.of(new Claim(1, cpuAndMemory(1, 4), MUCH), new Claim(1, cpuAndMemory(3, 1), MUCH)));

        assertThat(divide("drf", claims)).containsExactly(new double[] {3, 2}, EXACT);
    }

    @Test
    void dominantSharesAreInProportionToTheWeights() {
        Claims claims = new Claims(
                1_000,
                cpuAndMemory(9, 18),
                List.of(new Claim(2, cpuAndMemory(1, 4), MUCH), new Claim(1, cpuAndMemory(3, 1), MUCH)));

        double[] given = divide("drf", claims);
        assertThat(given[0] * 4 / 18).isCloseTo(2 * given[1] * 3 / 9, EXACT);
        assertThat(4 * given[0] + given[1]).isCloseTo(18, EXACT);
    }

    @Test
    void whatOneHasNoUseForGoesToTheOthers() {
        Claims claims = new Claims(
                1_000,
                cpuAndMemory(9, 18),
                List.of(new Claim(1, cpuAndMemory(1, 4), 1), new Claim(1, cpuAndMemory(3, 1), MUCH)));

        assertThat(divide("drf", claims)).containsExactly(new double[] {1, 8 / 3.0}, EXACT);
    }

    @Test
    void whoNeedsNothingThatIsGoneGoesOn() {
        Claims claims = new Claims(
                1_000,
                cpuAndMemory(10, 100),
                List.of(new Claim(1, cpuAndMemory(1, 0), MUCH), new Claim(1, cpuAndMemory(0, 1), MUCH)));

        assertThat(divide("drf", claims)).containsExactly(new double[] {10, 100}, EXACT);
    }

    @Test
    void slotsRunOutLikeAnyKind() {
        Claims claims = new Claims(
                6,
                cpuAndMemory(100, 100),
                List.of(new Claim(1, cpuAndMemory(1, 0), MUCH), new Claim(1, cpuAndMemory(2, 0), MUCH)));

        assertThat(divide("drf", claims)).containsExactly(new double[] {4, 2}, EXACT);
    }

    @Test
    void nothingIsGivenOfWhatThereIsNot() {
        Claims claims =
                new Claims(6, ResourceVector.of("cpu", 4), List.of(new Claim(1, ResourceVector.of("gpu", 1), 5)));

        assertThat(divide("drf", claims)).containsExactly(0);
        assertThat(divide("drf", new Claims(0, ResourceVector.NONE, List.of(new Claim(1, ResourceVector.NONE, 3)))))
                .containsExactly(0);
        assertThat(divide("drf", new Claims(3, ResourceVector.NONE, List.of()))).isEmpty();
    }

    @Test
    void tasksThatNeedNothingButSlotsDivideThose() {
        Claims claims = new Claims(
                9,
                ResourceVector.NONE,
                List.of(new Claim(2, ResourceVector.NONE, MUCH), new Claim(1, ResourceVector.NONE, MUCH)));

        assertThat(divide("drf", claims)).containsExactly(new double[] {6, 3}, EXACT);
        assertThat(divide("max-min", claims)).containsExactly(new double[] {6, 3}, EXACT);
    }

    @Test
    void maxMinServesSmallWishesFirst() {
        // Keshav, "An engineering approach to computer networking", 1997: 10 for 2, 2.6, 4 and 5.
        assertThat(divide("max-min", slots(10, 1, 2, 1, 2.6, 1, 4, 1, 5)))
                .containsExactly(new double[] {2, 2.6, 2.7, 2.7}, EXACT);
        // The same source, 16 for 4, 2, 10 and 4 with weights 2.5, 4, 0.5 and 1.
        assertThat(divide("max-min", slots(16, 2.5, 4, 4, 2, 0.5, 10, 1, 4)))
                .containsExactly(new double[] {4, 2, 6, 4}, EXACT);
    }

    @Test
    void maxMinGivesAllWhatTheyWantWhereThereIsEnough() {
        assertThat(divide("max-min", slots(10, 1, 2, 3, 5))).containsExactly(new double[] {2, 5}, EXACT);
        assertThat(divide("max-min", slots(0, 1, 2))).containsExactly(0);
    }

    @Test
    void withoutFairnessWhoWantsMostHasMost() {
        assertThat(divide("none", slots(10, 1, 99, 1, 1))).containsExactly(new double[] {9.9, 0.1}, EXACT);
        assertThat(divide("none", slots(10, 1, 3, 1, 1))).containsExactly(new double[] {3, 1}, EXACT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fair", "", "MAX-MIN"})
    void anUnknownNameIsAnsweredByTheKnownOnes(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fairnesses.named(name))
                .withMessageContaining("drf, max-min, none");
    }

    @Test
    void claimsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Claim(0, ResourceVector.NONE, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Claim(1, ResourceVector.NONE, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Claim(1, ResourceVector.NONE, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Claims(-1, ResourceVector.NONE, List.of()));
    }

    static double[] divide(String fairness, Claims claims) {
        return Fairnesses.named(fairness).divide(claims);
    }

    /**
     * @param weightsAndWishes by turns
     */
    private static Claims slots(int slots, double... weightsAndWishes) {
        return new Claims(
                slots,
                ResourceVector.NONE,
                IntStream.range(0, weightsAndWishes.length / 2)
                        .mapToObj(i ->
                                new Claim(weightsAndWishes[2 * i], ResourceVector.NONE, weightsAndWishes[2 * i + 1]))
                        .toList());
    }

    private static ResourceVector cpuAndMemory(double cpu, double memory) {
        return ResourceVector.of(Map.of("cpu", cpu, "memory", memory));
    }
}
