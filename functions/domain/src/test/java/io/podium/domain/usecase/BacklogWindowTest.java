package io.podium.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.meter.Meter;
import io.podium.domain.meter.MeterReading;
import io.podium.domain.meter.MeteredItemStore;
import io.podium.domain.port.Wake;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.TestService;
import io.podium.domain.store.InMemoryItemStore;
import io.podium.domain.store.ItemStore;
import io.podium.domain.task.QueueKey;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TestSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The schedule step looks at a window, however many tasks wait. */
class BacklogWindowTest {
    @Test
    void readsNoMoreOfALongBacklogThanOfAShortOne() {
        MeterReading shorter = stepOver(1_000);
        MeterReading longer = stepOver(100_000);

        assertThat(longer).isEqualTo(shorter);
        assertThat(longer.calls()).isLessThan(30);
    }

    private static MeterReading stepOver(int backlog) {
        Meter meter = new Meter();
        ItemStore items = new MeteredItemStore(new InMemoryItemStore(), meter);
        SettableClock clock = new SettableClock();
        Stores stores = Stores.on(clock, items, items, items, items, items, items);
        Surroundings surroundings = new Surroundings(new RecordingQueue(), clock, new Random(1));
        new PutPool(stores, surroundings)
                .run("p", ResourceVector.of("cpu", 10), Map.of(), PoolRules.DEFAULT, Sharing.DEFAULT);
        new RegisterService(stores, surroundings)
                .run(TestService.service("s").instances(10).build());
        Instant now = surroundings.now();
        for (int first = 0; first < backlog; first += 1_000) {
            List<Task> tasks = new ArrayList<>();
            for (int i = first; i < first + 1_000; i++) {
                Instant at = now.plusMillis(i);
                tasks.add(Task.submitted(
                        TestSpec.task(String.format("t%07d", i)).build(),
                        at,
                        new Rank(at.toEpochMilli() / 1e3, PoolRules.DEFAULT.rankedBy())));
            }
            stores.tasks().store(tasks);
        }
        MeterReading before = meter.read();
        ScheduleTasks.Round round =
                new ScheduleTasks(stores, surroundings).run(Wake.of(List.of(new QueueKey(ShardKey.of("p"), "work"))));
        assertThat(new AllocateResources(stores, surroundings)
                        .run(round.assignments())
                        .placed())
                .hasSize(10);
        return meter.read().minus(before);
    }
}
