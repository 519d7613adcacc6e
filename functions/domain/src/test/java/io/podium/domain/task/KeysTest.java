package io.podium.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @Test
    void areReadAsTheyAreWritten() {
        QueueKey queue = new QueueKey(new ShardKey("eu/1", 12), "resize");

        assertThat(QueueKey.parse(queue.toString())).isEqualTo(queue);
        assertThat(ShardKey.parse("eu/1/12")).isEqualTo(queue.shard());
        assertThat(ShardKey.of("p")).hasToString("p/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "/1", "p/", "p/x", "p/-1"})
    void refuseWhatIsNoShard(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ShardKey.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "/1", "p/type"})
    void refuseWhatIsNoQueue(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> QueueKey.parse(text));
    }

    @Test
    void haveAnOrder() {
        assertThat(Stream.of(new ShardKey("b", 0), new ShardKey("a", 10), new ShardKey("a", 9))
                        .sorted())
                .map(ShardKey::toString)
                .containsExactly("a/9", "a/10", "b/0");
        assertThat(Stream.of(new TaskKey("b", "1"), new TaskKey("a", "2"), new TaskKey("a", "1"))
                        .sorted())
                .map(TaskKey::toString)
                .containsExactly("a/1", "a/2", "b/1");
        assertThat(Stream.of(QueueKey.parse("b/0/x"), QueueKey.parse("a/0/y"), QueueKey.parse("a/0/x"))
                        .sorted())
                .map(QueueKey::toString)
                .containsExactly("a/0/x", "a/0/y", "b/0/x");
    }
}
