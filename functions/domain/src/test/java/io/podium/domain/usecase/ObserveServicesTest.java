package io.podium.domain.usecase;

import static io.podium.domain.service.TestService.service;
import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.metrics.ArrivalBins;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.optimization.ServiceObservation;
import io.podium.domain.optimization.ServiceSettings;
import io.podium.domain.service.Scaling;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObserveServicesTest {
    private final PodiumFixture podium = new PodiumFixture().pool("p", 20).pool("q", 20);

    private ObserveServices.Seen seen() {
        return new ObserveServices(podium.stores).run(podium.stores.services().all(), podium.now());
    }

    private ServiceObservation of(String service) {
        return seen().observations().stream()
                .filter(observation -> observation.serviceId().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private void measured(Instant at, Measurements measurements) {
        podium.stores.metrics().add("p", at, measurements);
    }

    /** Returns the middle of the last whole minute. */
    private Instant lastMinute() {
        return Instant.ofEpochSecond(podium.now().getEpochSecond() / 60 * 60 - 30);
    }

    @Test
    void countsTheLastWholeMinuteOnly() {
        podium.service(service("s"));
        measured(lastMinute(), Measurements.arrived("work", 7));
        measured(lastMinute().minusSeconds(60), Measurements.arrived("work", 100));
        measured(lastMinute().plusSeconds(60), Measurements.arrived("work", 1_000));
        measured(lastMinute(), Measurements.completed("s", 2, 0.5));
        measured(lastMinute(), Measurements.completed("s", 4, 1.5));
        measured(lastMinute(), Measurements.failed("s"));

        ServiceObservation seen = of("s");
        assertThat(seen.arrivals()).isEqualTo(7);
        assertThat(seen.completions()).isEqualTo(2);
        assertThat(seen.failures()).isEqualTo(1);
        assertThat(seen.meanServiceSeconds()).isEqualTo(3);
        assertThat(seen.meanWaitSeconds()).isEqualTo(1);
        assertThat(seen().until()).isEqualTo(lastMinute().plusSeconds(30));
    }

    @Test
    void tellsBurstsFromEvenArrivals() {
        podium.service(service("s"));
        Instant begin = lastMinute().minusSeconds(30);
        assertThat(of("s").scvArrival()).as("nothing arrived").isEqualTo(1);
        measured(begin, Measurements.arrived("work", 60));
        assertThat(of("s").scvArrival()).as("nobody counted when").isEqualTo(1);
        for (int second = 0; second < 60; second += 20) {
            measured(begin.plusSeconds(second), ArrivalBins.arrived("work", begin.plusSeconds(second), 600));
        }
        assertThat(of("s").scvArrival()).isEqualTo(25);
        assertThat(of("s").arrivals()).isEqualTo(1_860);
    }

    @Test
    void submissionsAreCountedByTheirTimeInTheMinute() {
        podium.service(service("s"));
        podium.submit(task("a"), task("b"), task("c"));
        Instant begin = Instant.ofEpochSecond(podium.now().getEpochSecond() / 60 * 60);
        Measurements measured = podium.stores.metrics().between("p", begin, begin.plusSeconds(60));
        ArrivalBins bins = ArrivalBins.none().plus(measured, "work", 1);
        assertThat(bins.total()).isEqualTo(3);
        assertThat(bins.counts().get((int) (podium.now().getEpochSecond() % 60 / 5)))
                .isEqualTo(3);
    }

    @Test
    void tasksOfATypeThatTwoServicesRunCountByTheirSlots() {
        podium.service(service("small").slots(1)).service(service("large").slots(3));
        measured(lastMinute(), Measurements.arrived("work", 8));
        podium.submit(task("a"), task("b"), task("c"), task("d"));

        assertThat(of("small").arrivals()).isCloseTo(2, within(1e-12));
        assertThat(of("large").arrivals()).isCloseTo(6, within(1e-12));
        assertThat(of("small").queueLength()).isCloseTo(1, within(1e-12));
        assertThat(of("large").queueLength()).isCloseTo(3, within(1e-12));
    }

    @Test
    void tasksThatRunDoNotWait() {
        podium.service(service("s").slots(2));
        podium.submit(task("a"), task("b"), task("c"));
        podium.place();
        assertThat(of("s").queueLength()).isEqualTo(1);
    }

    @Test
    void tellsWhatRunsAndWithinWhichBounds() {
        podium.service(
                service("s").instances(3).slots(2).allowedPools("q").scaling(new Scaling(1, 9, Duration.ofSeconds(4))));
        podium.service(service("fixed").instances(2));

        ServiceSettings elastic = seen().settings().stream()
                .filter(settings -> settings.serviceId().equals("s"))
                .findFirst()
                .orElseThrow();
        assertThat(elastic.currentInstancesByPool()).containsOnlyKeys("p").containsValue(3);
        assertThat(elastic.minInstances()).isEqualTo(1);
        assertThat(elastic.maxInstances()).isEqualTo(9);
        assertThat(elastic.targetWaitSeconds()).isEqualTo(4);
        assertThat(elastic.allowedPools()).containsExactlyInAnyOrder("p", "q");
        ServiceSettings fixed = seen().settings().stream()
                .filter(settings -> settings.serviceId().equals("fixed"))
                .findFirst()
                .orElseThrow();
        assertThat(fixed.minInstances()).isEqualTo(2);
        assertThat(fixed.maxInstances()).isEqualTo(2);
    }
}
