package io.podium.local.torture.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker can fail: every planted fault is found. */
class PlantedFaultsTest {
    private static final String TEMPLATE = "../../template.yaml";
    private static final int MOST_SEEDS = 1_000;
    private static final int STEPS = 3_000;

    static List<Plant> plants() {
        return Plants.all();
    }

    @ParameterizedTest
    @MethodSource("plants")
    void aPlantedFaultIsFound(Plant plant) throws ReflectiveOperationException {
        String found = PlantedRun.find(plant, TEMPLATE, 1, MOST_SEEDS, STEPS);

        assertThat(found).as("seed and rule that broke").isNotEqualTo("0").doesNotContain("unexpected");
    }
}
