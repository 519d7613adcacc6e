package io.podium.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceRequestTest {
    @Test
    void asksForAtLeastItsMinAndAtMostItsMax() {
        ResourceVector min = ResourceVector.of("cpu", 1);
        ResourceVector max = ResourceVector.of(Map.of("cpu", 2, "memory", 10));

        assertThat(new ResourceRequest(min, max).max()).isEqualTo(max);
        assertThat(ResourceRequest.exactly(min)).isEqualTo(new ResourceRequest(min, min));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResourceRequest(max, min))
                .withMessageContaining("cpu 2, memory 10 / cpu 1");
    }
}
