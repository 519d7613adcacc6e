package io.podium.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharingTest {
    private static final Entitlement LARGE = new Entitlement(3, 10, 5_000);

    @Test
    void givesNamedTenantsTheirOwnAndOthersTheUsual() {
        Sharing sharing = new Sharing("drf", new Entitlement(2, null, 7), new TreeMap<>(Map.of("acme", LARGE)));

        assertThat(sharing.of("acme")).isEqualTo(LARGE);
        assertThat(sharing.of("other").maxQueued()).isEqualTo(7);
        assertThat(sharing.of("other").slotsOrUnbounded()).isEqualTo(Integer.MAX_VALUE);
        assertThat(LARGE.slotsOrUnbounded()).isEqualTo(10);
        assertThat(sharing.by("none").fairness()).isEqualTo("none");
        assertThat(sharing.by("none").of("acme")).isEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-4, 1_001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWeightsThatAreNone(double weight) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Entitlement(weight, null, null));
    }

    @Test
    void refusesQuotasThatLetNothingThrough() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entitlement(1, 0, null))
                .withMessage("maxSlots is at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entitlement(1, null, -1))
                .withMessage("maxQueued is at least 1, not -1");
    }

    @Test
    void refusesMoreTenantsThanAStepShouldRead() {
        TreeMap<String, Entitlement> many = new TreeMap<>();
        for (int i = 0; i <= Sharing.MAX_TENANTS; i++) {
            many.put("t" + i, LARGE);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sharing("none", LARGE, many))
                .withMessageContaining("defaultTenant");
    }
}
