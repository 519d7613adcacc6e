package io.podium.local.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.store.Range;
import io.podium.local.stack.LocalStack;
import io.podium.local.stack.StackOptions;
import io.podium.local.store.H2Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class StackBenchmarkTest {
    private static final Semaphore NEVER = new Semaphore(0);

    @TempDir
    private Path data;

    @Test
    void everyTaskIsCompletedAndStartsAreTimed() throws Exception {
        try (LocalStack stack = LocalStack.start(new StackOptions(
                Path.of("../../template.yaml"),
                0,
                data,
                StackOptions.StoreKind.H2,
                StackOptions.Endpoints.EMBEDDED,
                1,
                line -> {}))) {
            StackBenchmark benchmark = new StackBenchmark(stack.uri(), StackBenchmarkTest::await);

            assertThat(benchmark.tasks("first", 150)).isPositive();
            assertThat(benchmark.tasks("second", 20)).isPositive();
            Map<String, Sample.Quantiles> starts = benchmark.starts(50);
            assertThat(starts.keySet()).containsExactly("10 %", "50 %", "90 %");
            assertThat(starts.get("90 %").p99()).isPositive();
        }
    }

    @Test
    void itemsArePut() throws Exception {
        try (H2Database database = H2Database.inMemory()) {
            assertThat(StackBenchmark.puts(database.store("puts"), 50)).isPositive();
            assertThat(database.store("puts")
                            .queryIndex("throughput", Range.first(100))
                            .items())
                    .hasSize(50);
        }
    }

    private static void await(Duration time) throws InterruptedException {
        NEVER.tryAcquire(time.toMillis() / 10, TimeUnit.MILLISECONDS);
    }
}
