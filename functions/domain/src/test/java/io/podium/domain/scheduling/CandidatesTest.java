package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Candidate A = new Candidate("a", 1, 4, 2);
    private static final Candidate B = new Candidate("b", 2, 4, 0);
    private static final Candidate C = new Candidate("c", 3, 4, 5);

    private final Candidates candidates = Candidates.of(List.of(A, B, C));

    @Test
    void areCountedWeighedAndOrdered() {
        assertThat(candidates.size()).isEqualTo(3);
        assertThat(candidates.weight()).isEqualTo(7);
        assertThat(candidates.freeSlots()).isEqualTo(6);
        assertThat(candidates.stream()).containsExactly(A, B, C);
        assertThat(candidates.get(1)).isEqualTo(B);
        assertThat(candidates.atWeight(2)).isEqualTo(C);
        assertThat(candidates.atSlot(2.5)).isEqualTo(B);
        assertThat(candidates.first(Comparator.comparing(Candidate::freeSlots))).isEqualTo(A);
    }

    @Test
    void comeAndGoInTheirPlacesAfterTheyWereAskedFor() {
        areCountedWeighedAndOrdered();
        Candidate fuller = new Candidate("c", 1, 4, 5);

        candidates.set(0, null);
        candidates.set(2, fuller);

        assertThat(candidates.size()).isEqualTo(2);
        assertThat(candidates.weight()).isEqualTo(5);
        assertThat(candidates.freeSlots()).isEqualTo(3);
        assertThat(candidates.stream()).containsExactly(B, fuller);
        assertThat(candidates.get(0)).isEqualTo(B);
        assertThat(candidates.atWeight(0)).isEqualTo(fuller);
        candidates.set(0, A);
        candidates.set(0, A);
        assertThat(candidates.size()).isEqualTo(3);
        assertThat(candidates.atWeight(0)).isEqualTo(A);
    }

    @Test
    void nobodyIsFirstAmongNone() {
        assertThat(Candidates.of(List.of()).size()).isZero();
        assertThatNullPointerException()
                .isThrownBy(() -> Candidates.of(List.of()).first(Comparator.comparing(Candidate::freeSlots)));
    }
}
