package io.podium.local.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadGeneratorTest {
    private static final Path BUNDLED = Path.of("../../events/workload.csv");

    @Test
    void makesTheBundledWorkload() throws Exception {
        String text = TraceWriter.write(workload(WorkloadSpec.BUNDLED_TASKS, WorkloadSpec.BUNDLED_SEED));
        assertThat(Files.readString(BUNDLED)).isEqualTo(text);
    }

    @Test
    void makesSomeHalfAnHourOfTasksOfAllTypesAndTenants() {
        Trace trace = workload(WorkloadSpec.BUNDLED_TASKS, WorkloadSpec.BUNDLED_SEED);
        assertThat(trace.spanSeconds()).isBetween(1_500.0, 2_200.0);
        assertThat(trace.types()).containsExactly("invoice", "report", "thumbnail", "transcode");
        assertThat(trace.arrivals().stream().map(Arrival::tenant).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("acme", "globex", "initech");
    }

    @Test
    void makesTheSameFromTheSameSeedOnly() {
        assertThat(workload(300, 7)).isEqualTo(workload(300, 7));
        assertThat(workload(300, 7)).isNotEqualTo(workload(300, 8));
    }

    @Test
    void makesBurstierArrivalsThanAPoissonProcess() {
        double[] perMinute = new double[600];
        for (Arrival arrival : workload(40_000, 3).arrivals()) {
            if (arrival.at() < 36_000) {
                perMinute[(int) (arrival.at() / 60)]++;
            }
        }
        double mean = Arrays.stream(perMinute).average().orElseThrow();
        double variance = Arrays.stream(perMinute)
                .map(n -> (n - mean) * (n - mean))
                .average()
                .orElseThrow();
        // Of a Poisson process the counts have a variance as large as their mean.
        assertThat(variance / mean).isGreaterThan(5);
    }

    @Test
    void readsBackWhatItWrites() {
        Trace trace = workload(200, 2);
        Trace read = TraceReader.read(trace.name(), TraceWriter.write(trace));
        assertThat(TraceWriter.write(read)).isEqualTo(TraceWriter.write(trace));
    }

    @Test
    void writesOptionalColumnsWhereATaskHasThem() {
        Trace trace = Trace.of(
                "t",
                List.of(
                        new Arrival(0, 1, "a", 0, "x", 0.5, 256.0, 9.0),
                        new Arrival(1, 1, "a", 1, "x", null, null, null)));
        assertThat(TraceWriter.write(trace)).isEqualTo("""
                        arrival_s,duration_s,type,priority,tenant,cpu,memory,deadline_s
                        0.000,1.000,a,0,x,0.5,256,9.000
                        1.000,1.000,a,1,x,,,
                        """);
    }

    @Test
    void drawsLogNormalDurationsAroundTheirMedian() {
        Durations durations = new Durations.LogNormal(2, 0.8, 1e9);
        double[] drawn = drawn(durations);
        assertThat(drawn[drawn.length / 2]).isCloseTo(2, within(0.1));
        assertThat(Arrays.stream(drawn).average().orElseThrow()).isCloseTo(2 * Math.exp(0.32), within(0.1));
    }

    @Test
    void drawsParetoDurationsWithinTheirBounds() {
        double[] drawn = drawn(new Durations.BoundedPareto(1.3, 4, 180));
        assertThat(drawn[0]).isGreaterThanOrEqualTo(4);
        assertThat(drawn[drawn.length - 1]).isLessThanOrEqualTo(180);
        // P(X <= x) = (1 - (min/x)^shape) / (1 - (min/max)^shape), here at the median.
        double median = 4 / Math.pow(1 - 0.5 * (1 - Math.pow(4 / 180.0, 1.3)), 1 / 1.3);
        assertThat(drawn[drawn.length / 2]).isCloseTo(median, within(0.15));
    }

    @Test
    void refusesAWorkloadOfNothing() {
        assertThatThrownBy(() -> WorkloadSpec.bundled(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    private static double[] drawn(Durations durations) {
        RandomGenerator random = new SplittableRandom(5);
        double[] drawn = new double[20_000];
        Arrays.setAll(drawn, i -> durations.draw(random));
        Arrays.sort(drawn);
        return drawn;
    }

    private static Trace workload(int tasks, long seed) {
        return new WorkloadGenerator(WorkloadSpec.bundled(tasks), seed).draw("workload");
    }
}
