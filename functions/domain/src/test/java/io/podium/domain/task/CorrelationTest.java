package io.podium.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.TaskStore;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CONTEXT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void aTraceContextIsFoundByItsTrace() {
        Correlation correlation = Correlation.ofTraceParent(CONTEXT).orElseThrow();

        assertThat(correlation.id()).isEqualTo(TRACE);
        assertThat(correlation.traceParent()).contains(CONTEXT);
    }

    @Test
    void aLaterVersionIsPassedOnAsTheOneThatIsKnown() {
        assertThat(Correlation.ofTraceParent("cc-" + TRACE + "-00f067aa0ba902b7-03-more"))
                .contains(new Correlation(CONTEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            })
    void anInvalidTraceContextIsNone(String header) {
        assertThat(Correlation.ofTraceParent(header)).isEmpty();
    }

    @Test
    void anyOtherIdIsItself() {
        Correlation correlation = new Correlation("order/17");

        assertThat(correlation.id()).isEqualTo("order/17");
        assertThat(correlation.traceParent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "\u00e9"})
    void whatALogCouldNotBeSearchedForIsRefused(String value) {
        assertThatThrownBy(() -> new Correlation(value)).hasMessageContaining("visible");
    }

    @Test
    void isKeptWithTheTask() {
        TaskStore tasks = new TaskStore(new InMemoryItemStore(), Clock.systemUTC());
        Task task = Task.submitted(TestSpec.task("a").correlation(CONTEXT).build(), Instant.EPOCH, new Rank(0, "fifo"));
        tasks.store(task);

        TaskSpec kept = tasks.find(task.key()).orElseThrow().spec();

        assertThat(kept.traceParent()).contains(CONTEXT);
        assertThat(kept.correlationId()).isEqualTo(TRACE);
    }

    @Test
    void aTaskThatCameByNoRequestIsFoundByItsId() {
        assertThat(TestSpec.task("nightly.1").build().correlationId()).isEqualTo("nightly.1");
    }
}
