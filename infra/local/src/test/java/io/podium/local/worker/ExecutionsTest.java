package io.podium.local.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Executions executions = new Executions();

    @Test
    void countsAttemptsAndEnds() {
        executions.began(item("a", 1), NOW);
        executions.began(item("b", 1), NOW);
        executions.succeeded(item("a", 1));
        executions.interrupted(item("b", 1));
        assertThat(executions.attempts()).isEqualTo(2);
        assertThat(executions.successes()).isEqualTo(1);
        assertThat(executions.interruptions()).isEqualTo(1);
        assertThat(executions.wrongs()).isEmpty();
    }

    @Test
    void findsATaskThatIsHandedOutWhileSomebodyOwnsIt() {
        executions.began(item("a", 1), NOW);
        executions.began(item("a", 2), NOW.plusSeconds(59));
        assertThat(executions.wrongs()).containsOnlyKeys("acme/a");
    }

    @Test
    void letsATaskRunAgainAfterItsLeaseRanOut() {
        executions.began(item("a", 1), NOW);
        executions.began(item("a", 2), NOW.plusSeconds(60));
        assertThat(executions.wrongs()).isEmpty();
    }

    @Test
    void countsALeaseAsLongAsItWasExtended() {
        executions.began(item("a", 1), NOW);
        executions.extended(item("a", 1), NOW.plusSeconds(90));
        executions.began(item("a", 2), NOW.plusSeconds(60));
        assertThat(executions.wrongs()).hasSize(1);
    }

    @Test
    void letsATaskRunAgainAfterAFailure() {
        executions.began(item("a", 1), NOW);
        executions.interrupted(item("a", 1));
        executions.began(item("a", 2), NOW.plusSeconds(1));
        assertThat(executions.wrongs()).isEmpty();
    }

    @Test
    void letsATaskRunAgainAfterItWasGivenBack() {
        executions.began(item("a", 1), NOW);
        executions.yielded(item("a", 1));
        executions.began(item("a", 2), NOW.plusSeconds(1));
        assertThat(executions.wrongs()).isEmpty();
        assertThat(executions.yields()).isEqualTo(1);
        assertThat(executions.interruptions()).isEqualTo(1);
    }

    @Test
    void findsATaskThatWasCompletedUnderTwoLeases() {
        executions.confirmed(item("a", 1));
        executions.confirmed(item("a", 1));
        assertThat(executions.wrongs()).isEmpty();
        executions.confirmed(item("a", 2));
        assertThat(executions.wrongs()).containsEntry("acme/a", "completed under two leases");
    }

    private static WorkItem item(String id, int attempt) {
        return new WorkItem(id, "acme", attempt + ".x.acme", Duration.ofSeconds(5), NOW.plusSeconds(60), attempt);
    }
}
