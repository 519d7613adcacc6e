package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.metrics.Measurements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How many writes measuring costs: 6,000 tasks in a minute, each submitted by a call and completed by a call, of four types
 * on four services, the calls spread over ten instances of each function.
 */
class MetricsWritesTest {
    private static final Instant MINUTE = Instant.parse("2026-03-01T10:00:00Z");
    private static final int TASKS = 6_000;
    private static final int INSTANCES = 10;

    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(MINUTE);
    private final InMemoryItemStore memory = new InMemoryItemStore();
    private final ItemStore counting = new ForwardingItemStore(memory) {
        @Override
        public void addAll(List<Addition> additions) {
            writes.addAndGet(additions.size());
            calls.incrementAndGet();
            super.addAll(additions);
        }
    };

    @Test
    void areTwoATaskWithoutBatches() {
        assertThat(writesPerTask(items -> items)).isEqualTo(2);
    }

    @Test
    void areASixthOfOneATaskWithThem() {
        double perTask = writesPerTask(items -> new BatchedCounters(items, clock()));

        // 2 functions, 10 instances, 12 turns, 4 counters.
        assertThat(perTask).isEqualTo(2.0 * INSTANCES * 12 * 4 / TASKS).isEqualTo(0.16);
        // In the first turn one after the other, as they come, in those that follow what was gathered.
        assertThat(calls.get()).isEqualTo(2 * INSTANCES * (4 + 11));
        assertThat(new MetricsStore(memory)
                        .between("p", MINUTE, MINUTE.plusSeconds(60))
                        .completions("s0"))
                .as("written before the minute is over")
                .isGreaterThan(0.9 * TASKS / 4);
    }

    private double writesPerTask(UnaryOperator<ItemStore> wrapped) {
        List<MetricsStore> submit = new ArrayList<>();
        List<MetricsStore> complete = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            submit.add(new MetricsStore(wrapped.apply(counting)));
            complete.add(new MetricsStore(wrapped.apply(counting)));
        }
        for (int task = 0; task < TASKS; task++) {
            now.set(MINUTE.plus(Duration.ofMillis(60_000L * task / TASKS)));
            int subject = task / INSTANCES % 4;
            submit.get(task % INSTANCES).add("p", now.get(), Measurements.arrived("t" + subject, 1));
            complete.get(task % INSTANCES).add("p", now.get(), Measurements.completed("s" + subject, 1, 2));
        }
        return (double) writes.get() / TASKS;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
