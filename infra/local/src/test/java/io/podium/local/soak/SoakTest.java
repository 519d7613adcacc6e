package io.podium.local.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.soak.Sample.Memory;
import io.podium.local.soak.Sample.Quantiles;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SoakTest {
    private static final Semaphore NEVER = new Semaphore(0);

    @TempDir
    private Path data;

    @Test
    void loadsAStackAndMeasuresIt() throws Exception {
        List<Sample> told = new ArrayList<>();
        try (LocalStack stack = LocalStack.start(new StackOptions(
                Path.of("../../template.yaml"),
                0,
                data,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                line -> {}))) {
            Soak soak = new Soak(stack.uri(), data, SoakTest::await, Duration.ofSeconds(2));
            SoakReport report = soak.run(2, 5, told::add, note -> {});
            assertThat(report.samples()).isEqualTo(told).hasSize(2);
            assertThat(report.repeated()).isZero();
            assertThat(told.get(1).submitted()).isPositive();
            assertThat(told.get(1).memory().heapBytes()).isPositive();
            assertThat(told.get(1).memory().fileBytes()).isPositive();
            assertThat(told).allMatch(sample -> sample.failures() == 0);
        }
    }

    @Test
    void aLeakIsNotFlat() {
        assertThat(report(minute -> 100 + 10L * minute, 0).isFlat()).isFalse();
        assertThat(report(minute -> 100, 0).isFlat()).isTrue();
        assertThat(report(minute -> 100, 1).isFlat()).isFalse();
    }

    private static SoakReport report(IntToLongFunction heapMebibytes, long unfinished) {
        List<Sample> samples = IntStream.rangeClosed(1, 10)
                .mapToObj(minute -> new Sample(
                        minute,
                        new Memory(heapMebibytes.applyAsLong(minute) << 20, 0, 30, 0),
                        60,
                        60,
                        0,
                        0,
                        new Quantiles(5, 9),
                        new Quantiles(2, 3)))
                .toList();
        return new SoakReport(1, 2, samples, Soak.trends(samples), unfinished, 0);
    }

    private static void await(Duration time) throws InterruptedException {
        NEVER.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
