package io.podium.domain.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.podium.domain.resource.ResourceVector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    @Test
    void livesForItsTimeToLiveAfterAHeartbeat() {
        Service service = Service.registered(TestService.service("s").ttl(90).build(), NOW);

        assertThat(service.isAlive(NOW.plusMillis(89_999))).isTrue();
        assertThat(service.isAlive(NOW.plusSeconds(90))).isFalse();
        assertThat(service.takesTasks(NOW.plusSeconds(90))).isFalse();
        assertThat(service.heardOf(NOW.plusSeconds(100)).isAlive(NOW.plusSeconds(189)))
                .isTrue();
    }

    @Test
    void needsNoHeartbeatWithoutATimeToLive() {
        Service service = Service.registered(TestService.service("s").ttl(0).build(), NOW);

        assertThat(service.isAlive(NOW.plus(Duration.ofDays(1000)))).isTrue();
        assertThat(service.heartbeatIsDue(NOW.plus(Duration.ofDays(1000)))).isFalse();
    }

    @Test
    void hasSomethingNewToSayAfterAThirdOfItsTimeToLive() {
        Service service = Service.registered(TestService.service("s").ttl(90).build(), NOW);

        assertThat(service.heartbeatIsDue(NOW.plusMillis(29_999))).isFalse();
        assertThat(service.heartbeatIsDue(NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void takesNothingWhileItDrainsUntilItRegistersAgain() {
        Service drained =
                Service.registered(TestService.service("s").build(), NOW).drained();

        assertThat(drained.takesTasks(NOW)).isFalse();
        assertThat(drained.heardOf(NOW).takesTasks(NOW)).isFalse();
        assertThat(drained.reregistered(drained.spec(), NOW.plusSeconds(5)))
                .returns(true, service -> service.takesTasks(NOW))
                .returns(NOW, Service::registeredAt)
                .returns(3L, Service::version);
    }

    @Test
    void countsItsSeatsAndTheShareOfEach() {
        ServiceSpec spec = TestService.service("s")
                .instances(3)
                .slots(4)
                .resources(ResourceVector.of(Map.of("cpu", 2, "memory", 1024)))
                .build();

        assertThat(spec.seats()).isEqualTo(12);
        assertThat(spec.perSlot()).isEqualTo(ResourceVector.of(Map.of("cpu", 0.5, "memory", 256)));
        assertThat(Service.registered(spec, NOW).scaledTo(0).spec().seats()).isZero();
    }

    @Test
    void refusesWhatCannotRunAnything() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestService.service("s").instances(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestService.service("s").slots(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestService.service("s").types().build());
    }

    @Test
    void scalesWithinBoundsToATargetThatIsATime() {
        assertThat(Scaling.fixed(2).isElastic()).isFalse();
        assertThat(new Scaling(0, 1, Duration.ofSeconds(1)).isElastic()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Scaling(-1, 1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scaling(2, 1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scaling(1, 2, Duration.ZERO));
    }

    @Test
    void canBeAskedForATaskWhereItsWorkersSendHeartbeats() {
        assertThat(List.of(
                        new Target.Pull(),
                        new Target.Sqs("https://q", true),
                        new Target.Sqs("https://q"),
                        new Target.Lambda("f"),
                        new Target.Http("https://h")))
                .extracting(Target::canPreempt)
                .containsExactly(true, true, false, false, false);
    }

    @Test
    void isSentItsTasksUnlessItPulls() {
        assertThat(List.of(
                        new Target.Pull(),
                        new Target.Sqs("https://q"),
                        new Target.Lambda("f"),
                        new Target.Http("https://h")))
                .extracting(Target::type, Target::isPushed)
                .containsExactly(tuple("pull", false), tuple("sqs", true), tuple("lambda", true), tuple("http", true));
    }
}
