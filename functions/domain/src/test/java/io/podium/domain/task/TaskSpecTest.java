package io.podium.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSpecTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesDurationsThatAreNone(double seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestSpec.task("a").expected(seconds).build());
    }

    @Test
    void refusesNoAttemptsAndEndlessPriority() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestSpec.task("a").attempts(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestSpec.task("a").priority(Double.NaN).build());
    }

    @Test
    void waitsInTheQueueOfItsTypeAndShard() {
        TaskSpec spec = TestSpec.task("a").type("resize").pool("p").build();

        assertThat(spec.queue()).hasToString("p/0/resize");
        assertThat(spec.waitingIn(ShardKey.of("q"), true))
                .isEqualTo(TestSpec.task("a").type("resize").pool("q").pinned().build());
    }
}
