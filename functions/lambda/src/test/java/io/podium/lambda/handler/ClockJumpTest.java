package io.podium.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.lambda.handler.ApiCalls.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock that jumps costs an attempt at most: who holds a task is told by tokens, which no clock orders. */
class ClockJumpTest {
    private final TestPlatform platform = new TestPlatform();
    private final ApiCalls api = new ApiCalls(platform);

    @BeforeEach
    void oneTaskThatRuns() {
        api.call("PUT", "/pools/p", Map.of("capacity", Map.of("cpu", 1)));
        api.call(
                "POST",
                "/services",
                Map.of("serviceId", "s", "taskTypes", List.of("a"), "pool", "p", "resources", Map.of("cpu", 1)));
        api.call("POST", "/tasks", Map.of("taskId", "t", "type", "a", "pool", "p", "maxAttempts", 5));
    }

    @Test
    void forwardTakesTheLeaseBackAndTheOldTokenIsStale() {
        Object first = lease().at("tasks", 0, "token");
        platform.now = platform.now.plus(Duration.ofDays(2));
        sweep();
        // The service is silent for two days by this clock, and must be heard again.
        api.call("PUT", "/services/s/heartbeat");
        platform.now = platform.now.plus(Duration.ofHours(2));
        api.call("PUT", "/services/s/heartbeat");
        Object second = lease().at("tasks", 0, "token");
        assertThat(second).isNotEqualTo(first);
        assertThat(complete(first).status()).isEqualTo(409);
        assertThat(complete(second).status()).isEqualTo(200);
    }

    @Test
    void backwardGivesNothingAwayTwice() {
        Object token = lease().at("tasks", 0, "token");
        platform.now = platform.now.minus(Duration.ofDays(2));
        sweep();
        assertThat((List<?>) lease().at("tasks")).isEmpty();
        assertThat(complete(token).status()).isEqualTo(200);
        assertThat(api.call("GET", "/tasks/t").at("status")).isEqualTo("SUCCEEDED");
        assertThat(api.call("GET", "/services/s").at("slotsInUse")).isEqualTo(0L);
    }

    private Answer lease() {
        return api.call("POST", "/services/s/lease", Map.of("max", 1));
    }

    private Answer complete(Object token) {
        return api.call("POST", "/tasks/t/complete", Map.of("token", token));
    }

    private void sweep() {
        new SweepHandler(platform).handle(Map.of());
    }
}
