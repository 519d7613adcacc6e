package io.podium.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceSumTest {
    private static final ResourceVector CPU = ResourceVector.of("cpu", 0.25);
    private static final ResourceVector MEMORY = ResourceVector.of("memory", 512);

    @Test
    void isTheSumOfAllWhateverTheirOrder() {
        List<ResourceVector> added =
                List.of(CPU, CPU, MEMORY, ResourceVector.of("cpu", 0.25), CPU, MEMORY, CPU.plus(MEMORY));
        ResourceSum sum = new ResourceSum();
        ResourceVector expected = ResourceVector.NONE;
        for (ResourceVector vector : added) {
            sum.add(vector);
            expected = expected.plus(vector);
            assertThat(sum.vector()).isEqualTo(expected);
        }
    }

    @Test
    void ofNothingIsNothing() {
        ResourceSum sum = new ResourceSum();
        assertThat(sum.vector()).isEqualTo(ResourceVector.NONE);
        sum.add(ResourceVector.NONE);
        assertThat(sum.vector()).isEqualTo(ResourceVector.NONE);
    }
}
